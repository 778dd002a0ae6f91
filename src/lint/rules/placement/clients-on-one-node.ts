import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';

export const clientsOnOneNode: Rule = {
  id: 'ha/clients-on-one-node',
  category: 'placement',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'The pods of an EventSource or Sensor are not spread across nodes.',
  why: 'all pods may run on one node, and the loss of that node stops the workload',
  fix: 'set spec.template.affinity.podAntiAffinity, preferred, by topology.kubernetes.io/zone and kubernetes.io/hostname with matchLabelKeys [pod-template-hash]; or let HaPodPolicy add a topology spread',
  docs: [Docs.EVENT_SOURCE_HA, Docs.SPREAD],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }] } } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { cdk8s-argo-events-ha/pod-policy: v1, cdk8s-argo-events-ha/host-spread: ScheduleAnyway } } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 1 }
`],
  },
  check: flow => clients(flow)
    .filter(({ replicas, antiAffinity, podPolicy }) => replicas > 1 && antiAffinity.length === 0 && !podPolicy?.hostSpread && !podPolicy?.zoneSpread)
    .map(({ object, replicas }) => ({ object, path: [...TEMPLATE, 'affinity'], what: `the ${replicas} pods may all run on one node` })),
};
