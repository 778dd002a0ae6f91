import { asRecord, asString, at, Json } from '../values/json-values';

/** A tool that applies an object, and its own name for the unit that it applies. */
export interface Manager {
  readonly tool: 'helm' | 'argo-cd' | 'flux';
  readonly unit: string;
}

const HELM = 'meta.helm.sh/release-name';
const TRACKING = 'argocd.argoproj.io/tracking-id';
const INSTANCE = 'argocd.argoproj.io/instance';
const FLUX = ['kustomize.toolkit.fluxcd.io', 'helm.toolkit.fluxcd.io'];

/** Labels and annotations by which these tools know their objects. */
const MARKS = [HELM, 'meta.helm.sh/release-namespace', 'helm.sh/chart', TRACKING, 'argocd.argoproj.io/installation-id', INSTANCE];

export function isMark(key: string, value: unknown): boolean {
  return MARKS.includes(key) || FLUX.some(group => key === `${group}/name` || key === `${group}/namespace`) || key === 'app.kubernetes.io/managed-by' && value === 'Helm';
}

/** The tool that applies an object; undefined for one that was applied by hand. */
export function managerOf({ metadata }: Json): Manager | undefined {
  const labels = asRecord(at(metadata, 'labels')) ?? {};
  const annotations = asRecord(at(metadata, 'annotations')) ?? {};
  const [flux] = FLUX.filter(group => labels[`${group}/name`] !== undefined);
  if (flux !== undefined) return { tool: 'flux', unit: `${String(labels[`${flux}/namespace`] ?? '')}/${String(labels[`${flux}/name`])}`.replace(/^\//, '') };
  const application = asString(annotations[TRACKING])?.split(':')[0] ?? asString(labels[INSTANCE]);
  if (application !== undefined) return { tool: 'argo-cd', unit: application };
  const release = asString(annotations[HELM]);
  return release === undefined ? undefined : { tool: 'helm', unit: release };
}
