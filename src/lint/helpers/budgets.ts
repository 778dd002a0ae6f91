import { DisruptionBudget, Flow, Pods } from '../../flow/flow';
import { FlowObject } from '../../manifests/manifest-object';
import { at } from '../../values/json-values';
import { once } from '../../values/once';
import { Edit } from '../engine/rule';

export interface GuardedPods {
  readonly budget: DisruptionBudget;
  readonly pods: Pods & { readonly object: FlowObject; readonly needsQuorum: boolean };
}

/** Several rules look at the same pairs. */
const pairs = new WeakMap<Flow, readonly GuardedPods[]>();

/** Every pair of a PodDisruptionBudget and the workload that it selects. */
export function guarded(flow: Flow): readonly GuardedPods[] {
  return once(pairs, flow, () => [
    ...flow.buses.map(bus => ({ ...bus, needsQuorum: true })),
    ...[...flow.sources, ...flow.sensors].map(client => ({ ...client, needsQuorum: client.elector === 'graft' })),
  ].flatMap(pods => pods.budgets.map(budget => ({ budget, pods }))));
}

/** The field that says how many pods may be away. */
export function budgetPath({ manifest }: FlowObject): readonly string[] {
  return ['spec', at(manifest, 'spec', 'maxUnavailable') === undefined && at(manifest, 'spec', 'minAvailable') !== undefined ? 'minAvailable' : 'maxUnavailable'];
}

/** One pod at a time, which blocks no drain and breaks no quorum. */
export function replaceBudget({ manifest }: FlowObject): readonly Edit[] {
  return [
    ...at(manifest, 'spec', 'minAvailable') === undefined ? [] : [{ path: ['spec', 'minAvailable'], remove: true as const }],
    { path: ['spec', 'maxUnavailable'], value: 1 },
  ];
}
