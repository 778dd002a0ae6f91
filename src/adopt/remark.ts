/** Why a part is as it is, or what it changes. */
export type Remark =
  | { readonly code: 'dropped-field'; readonly path: string; readonly reason: string }
  | { readonly code: 'construct-refuses'; readonly construct: string; readonly message: string }
  | { readonly code: 'made-otherwise'; readonly construct: string }
  | { readonly code: 'untyped'; readonly message: string }
  | { readonly code: 'version'; readonly from: string; readonly to: string }
  | { readonly code: 'version-listed'; readonly version: string }
  | { readonly code: 'no-volumes' }
  | { readonly code: 'user' }
  | { readonly code: 'stream-exists' }
  | { readonly code: 'settings-without-prop'; readonly keys: string }
  | { readonly code: 'anti-affinity' }
  | { readonly code: 'replicas'; readonly from: number }
  | { readonly code: 'lease'; readonly replicas: number }
  | { readonly code: 'at-least-once'; readonly triggers: string }
  | { readonly code: 'own-budget'; readonly name: string }
  | { readonly code: 'own-bucket'; readonly name: string }
  | { readonly code: 'service-kept'; readonly service: string; readonly instead: string }
  | { readonly code: 'bus-not-given'; readonly bus: string }
  | { readonly code: 'pod-policy-new' };

/** Of an app whose check is off. */
export const UNCHECKED = 'The app is not checked at synth, because a flow does not survive what it declares. Correct this, then remove the line:';

const WORDS: { readonly [code in Remark['code']]: (remark: Extract<Remark, { code: code }>) => string } = {
  'dropped-field': ({ path, reason }) => `${path} is left out, as it had no effect: ${reason}.`,
  'construct-refuses': ({ construct, message }) => `Kept as it was: ${construct} refuses it. ${message}.`,
  'made-otherwise': ({ construct }) => `Kept as it was: ${construct} would change it on this bus.`,
  'untyped': ({ message }) => `Kept as it was, without types: ${message}`,
  'version': ({ from, to }) => `The version was ${JSON.stringify(from)}, which no published controller lists: the bus never started. It is now ${JSON.stringify(to)}.`,
  'version-listed': ({ version }) => `Your controller must list JetStream ${version}, as it did before.`,
  'no-volumes': () => 'The bus has no volumes, and a running bus cannot get them. It loses all events when all servers are away at once.',
  'user': () => 'The servers now run as user 1000. fsGroup gives them their volumes; where the storage ignores fsGroup, as NFS does, change the owner first.',
  'stream-exists': () => 'A stream that exists keeps its limits. Argo Events reads these only when the stream is made; the keeper raises its copies.',
  'settings-without-prop': ({ keys }) => `Settings without a prop are added as they were: ${keys}.`,
  'anti-affinity': () => 'The podAntiAffinity is now the derived one, which requires the spread that is declared.',
  'replicas': ({ from }) => `There ${from === 1 ? 'was 1 pod' : `were ${from} pods`}. The derived number survives what is declared.`,
  'lease': ({ replicas }) => `${replicas} pods cannot vote. They now elect by a Kubernetes Lease.`,
  'at-least-once': ({ triggers }) => `New for ${triggers}: atLeastOnce and retries. An event is acknowledged after its trigger has run.`,
  'own-budget': ({ name }) => `The pods keep the PodDisruptionBudget ${name}.`,
  'own-bucket': ({ name }) => `${name} gives the Sensor's bucket its copies.`,
  'service-kept': ({ service, instead }) => `Callers of the Service ${service} are served as before. Lead them to ${instead}, which retries refused requests, then remove this patch.`,
  'bus-not-given': ({ bus }) => `The EventBus ${bus} was not among the manifests.`,
  'pod-policy-new': () => 'New, once per cluster. Adds to pods what the custom resources of Argo Events cannot carry. Apply it first.',
};

/** A remark in a sentence. */
export function remarkText(remark: Remark): string {
  return (WORDS[remark.code] as (remark: Remark) => string)(remark).replace(/\s+/g, ' ').replace(/\.\.$/, '.');
}
