import { FlowObject } from '../../manifests/manifest-object';
import { isPlaceholder } from '../../values/placeholder';

/**
 * When a deployment tool takes an object out of the cluster.
 * each-deployment: it deletes the object and creates it again.
 * after-deployment: it deletes the object that it has just created.
 * refused-change: it does so when the API server or a webhook refuses a change.
 * never: a deployment does not create the object.
 * expiry: a time after which it deletes the object.
 */
export type RemovalTime = 'each-deployment' | 'after-deployment' | 'refused-change' | 'never' | 'expiry';

export interface Removal {
  readonly when: RemovalTime;
  readonly tool: string;
  /** Where the annotation or label is, and what it says. */
  readonly field: 'annotations' | 'labels';
  readonly key: string;
  readonly value: string;
}

/** A word of an annotation or label, and what the tool does because of it. */
interface Mark {
  readonly tool: string;
  readonly key: string;
  readonly field?: 'labels';
  /** Undefined for a value that does not concern the object. */
  readonly when: (value: string, annotations: Readonly<Record<string, string>>) => RemovalTime | undefined;
}

/** Hooks that a tool creates in the course of a deployment; others wait for something else, such as a test or a deletion. */
const DEPLOYMENT_HOOKS = new Set([
  'pre-install', 'post-install', 'pre-upgrade', 'post-upgrade', 'presync', 'sync', 'postsync',
  'pre-deploy', 'post-deploy', 'pre-deploy-initial', 'post-deploy-initial', 'pre-deploy-upgrade', 'post-deploy-upgrade',
]);

const MARKS: readonly Mark[] = [
  { tool: 'Helm', key: 'helm.sh/hook', when: (value, annotations) => hook(value, annotations['helm.sh/hook-delete-policy']) },
  {
    tool: 'Argo CD',
    key: 'argocd.argoproj.io/hook',
    when: (value, annotations) => hook(value, annotations['argocd.argoproj.io/hook-delete-policy'] ?? annotations['helm.sh/hook-delete-policy']),
  },
  { tool: 'Argo CD', key: 'argocd.argoproj.io/sync-options', when: value => hasAll(value, 'force=true', 'replace=true') ? 'each-deployment' : undefined },
  { tool: 'Kluctl', key: 'kluctl.io/hook', when: (value, annotations) => hook(value, annotations['kluctl.io/hook-delete-policy']) },
  { tool: 'Kluctl', key: 'kluctl.io/delete', when: value => value === 'true' ? 'after-deployment' : undefined },
  { tool: 'werf', key: 'werf.io/delete-policy', when: deletePolicy },
  { tool: 'kapp', key: 'kapp.k14s.io/update-strategy', when: value => KAPP_STRATEGIES[value] },
  { tool: 'Spinnaker', key: 'strategy.spinnaker.io/recreate', when: value => value === 'true' ? 'each-deployment' : undefined },
  { tool: 'Flux', key: 'kustomize.toolkit.fluxcd.io/force', when: enabled },
  { tool: 'Flux', key: 'kustomize.toolkit.fluxcd.io/force', field: 'labels', when: enabled },
  { tool: 'kube-janitor', key: 'janitor/ttl', when: value => value === 'forever' ? undefined : 'expiry' },
  { tool: 'kube-janitor', key: 'janitor/expires', when: () => 'expiry' },
  { tool: 'Kyverno', key: 'cleanup.kyverno.io/ttl', field: 'labels', when: () => 'expiry' },
];

const KAPP_STRATEGIES: Readonly<Record<string, RemovalTime | undefined>> = { 'always-replace': 'each-deployment', 'fallback-on-replace': 'refused-change' };

/** What the annotations and labels of an object tell deployment tools to do with it. */
export function removalsOf({ annotations, labels }: FlowObject): Removal[] {
  return MARKS.flatMap(({ tool, key, field: given, when: read }): Removal[] => {
    const field = given ?? 'annotations';
    const value = (field === 'labels' ? labels : annotations)[key]?.trim().toLowerCase();
    const when = value && !isPlaceholder(value) ? read(value, annotations) : undefined;
    return when === undefined ? [] : [{ when, tool, field, key, value: (field === 'labels' ? labels : annotations)[key] }];
  });
}

/** Without a policy, or with unknown ones only, a hook is deleted before the next one is created. */
function hook(value: string, policies = ''): RemovalTime {
  const hooks = words(value);
  if (hooks.includes('skip') || !hooks.some(name => DEPLOYMENT_HOOKS.has(name))) return 'never';
  return words(policies.toLowerCase()).some(policy => policy === 'hook-succeeded' || policy === 'hooksucceeded') ? 'after-deployment' : 'each-deployment';
}

function deletePolicy(value: string): RemovalTime | undefined {
  const policies = words(value);
  if (policies.includes('succeeded')) return 'after-deployment';
  return policies.includes('before-creation') ? 'each-deployment' : policies.includes('before-creation-if-immutable') ? 'refused-change' : undefined;
}

function enabled(value: string): RemovalTime | undefined {
  return value === 'enabled' ? 'refused-change' : undefined;
}

function hasAll(value: string, ...options: string[]): boolean {
  const given = words(value);
  return options.every(option => given.includes(option));
}

function words(text: string): string[] {
  return text.split(',').map(word => word.trim()).filter(word => word !== '');
}
