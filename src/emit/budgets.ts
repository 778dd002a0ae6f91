import { beside, waveOf } from './beside';
import { Emission } from './emission';
import { busNames, eventSourceLease, sensorLease } from '../argo-events/catalog/names';
import { Flow } from '../flow/flow';
import { workloads } from '../lint/helpers/clients';
import { budgetSelector, lacksBudget } from '../lint/helpers/missing-budget';
import { FlowObject } from '../manifests/manifest-object';
import { podDisruptionBudget } from '../resources/workload/pod-disruption-budget';

/** A PodDisruptionBudget for all pods that drains could take at once. */
export function budgets(flow: Flow): Emission {
  const added = workloads(flow).filter(lacksBudget).map(workload => {
    const { object } = workload;
    return beside(object, podDisruptionBudget({
      name: budgetName(object),
      selector: budgetSelector(workload),
      annotations: waveOf(object),
      options: {},
      // a server that is not healthy may hold the only other copy of an event; a client that is not has nothing to lose
      unhealthyPodEvictionPolicy: object.kind === 'EventBus' ? 'IfHealthyBudget' : 'AlwaysAllow',
    }));
  });
  return { added, changed: new Map(), left: [] };
}

/** As the constructs call them. */
function budgetName({ kind, name, manifest }: FlowObject): string {
  if (kind === 'EventSource') return eventSourceLease(name);
  if (kind === 'Sensor') return sensorLease(name);
  return Object.keys(Object(manifest.spec)).includes('jetstream') ? busNames(name).statefulSet : `eventbus-${name}`;
}
