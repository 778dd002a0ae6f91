import { describe } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const singleZoneAffinity: Rule = {
  id: 'ha/single-zone-affinity',
  category: 'placement',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'All pods of a workload may run in one zone only, or on one node.',
  why: 'nodeSelector and required node affinity allow no other place. The loss of that zone or node stops all pods at once, and no pod starts elsewhere',
  fix: 'remove the zone or host name from nodeSelector and required node affinity, or name enough zones: three for a bus',
  docs: [Docs.ANTI_AFFINITY],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { nodeSelector: { topology.kubernetes.io/zone: a } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    affinity:
      nodeAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          nodeSelectorTerms: [{ matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [a] }] }]
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /, method: POST } }, template: { nodeSelector: { kubernetes.io/hostname: n1 } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { nodeSelector: { pool: events } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 3
  template:
    affinity:
      nodeAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          nodeSelectorTerms:
            - matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [a] }]
            - matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [b, c] }]
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { cdk8s-argo-events-ha/survives: POD } }
spec: { replicas: 3, template: { nodeSelector: { topology.kubernetes.io/zone: a } } }
`],
  },
  check: ({ buses, sources, sensors }) => [
    ...buses.map(bus => ({ pods: { ...bus, object: bus.servers?.own?.object ?? bus.object }, template: bus.servers?.path ?? [] })),
    ...[...sources, ...sensors].map(pods => ({ pods, template: ['spec', 'template'] })),
  ].filter(({ pods }) => pods.replicas > 1).flatMap(({ pods: { object, nodeLimits, survives, replicas }, template }) => {
    const [where, harms] = nodeLimits?.hosts?.length === 1 ? [`the node ${nodeLimits.hosts[0]}`, survives !== 'POD']
      : nodeLimits?.zones?.length === 1 ? [`the zone ${nodeLimits.zones[0]}`, survives !== 'POD' && survives !== 'NODE'] : ['', false];
    return harms ? [{ object, path: [...template, nodeLimits!.fields[0]], what: `all ${replicas} pods of ${describe(object)} may run only on ${where}` }] : [];
  }),
};
