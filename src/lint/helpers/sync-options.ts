/** Annotation with options of Argo CD for one object, separated by commas. */
export const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** What keeps Argo CD from deleting an object: in a sync, and together with its Application. */
const KEEPING = ['Prune', 'Delete'];

export interface KeepingOptions {
  /** Options that the object lacks. */
  readonly missing: readonly string[];
  /** Options that ask for the opposite. */
  readonly opposite: readonly string[];
  /** The annotation with the missing options behind those that are there. */
  readonly completed: string;
}

/** `confirm` makes Argo CD ask a person first, which keeps the object as well. */
export function keepingOptions(annotation: string | undefined): KeepingOptions {
  const options = (annotation ?? '').split(',').map(option => option.trim()).filter(option => option !== '');
  const values = new Map(options.map(option => option.split('=', 2) as [string, string | undefined]));
  const missing = KEEPING.filter(name => !values.has(name)).map(name => `${name}=false`);
  return {
    missing,
    opposite: KEEPING.filter(name => values.has(name) && !['false', 'confirm'].includes(values.get(name) ?? '')).map(name => `${name}=${values.get(name) ?? ''}`),
    completed: [...annotation === undefined || annotation.trim() === '' ? [] : [annotation.replace(/[\s,]+$/, '')], ...missing].join(','),
  };
}
