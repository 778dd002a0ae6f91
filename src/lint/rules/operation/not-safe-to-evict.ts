import { Bus, Client, Flow } from '../../../flow/flow';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { managedBuses, BusWithServers } from '../../helpers/buses';
import { clients, TEMPLATE } from '../../helpers/clients';

export const notSafeToEvict: Rule = {
  id: 'ha/not-safe-to-evict',
  category: 'operation',
  severity: 'info',
  common: true,
  effect: { does: 'none' },
  what: 'The cluster autoscaler does not remove the nodes of these pods.',
  why: 'the autoscaler removes no node with a pod that has an emptyDir, and every pod of Argo Events has one. Unneeded nodes stay. These pods have a budget, so their eviction is safe',
  fix: 'annotate the pods with cluster-autoscaler.kubernetes.io/safe-to-evict: "true", in spec.template.metadata.annotations or spec.jetstream.metadata.annotations',
  docs: [Docs.AUTOSCALER],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { volumeSize: 10Gi } } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: bus }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { cluster-autoscaler.kubernetes.io/safe-to-evict: "true" } } } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: bus }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
`],
  },
  check: flow => evictable(flow).filter(({ annotations }) => annotations[SAFE_TO_EVICT] === undefined).map(pods => {
    const { object } = pods;
    const path = [...'servers' in pods ? pods.servers.path : TEMPLATE, 'metadata', 'annotations'];
    return { object, path, what: `no annotation ${SAFE_TO_EVICT} on the pods`, edits: [{ path: [...path, SAFE_TO_EVICT], value: 'true' }] };
  }),
};

const SAFE_TO_EVICT = 'cluster-autoscaler.kubernetes.io/safe-to-evict';

/** Pods that an eviction does not harm: a budget keeps the others, and the events of a server are on its volume. */
function evictable(flow: Flow): readonly (BusWithServers | Client)[] {
  return [...managedBuses(flow).filter(keepsEvents), ...clients(flow)]
    .filter(({ replicas, budgets }) => replicas > 0 && budgets.some(({ allows }) => allows !== undefined && allows < replicas));
}

function keepsEvents({ volumeBytes }: Bus): boolean {
  return volumeBytes !== undefined;
}
