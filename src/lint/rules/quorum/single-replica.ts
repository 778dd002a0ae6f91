import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';

export const singleReplica: Rule = {
  id: 'ha/single-replica',
  category: 'quorum',
  severity: 'warning',
  common: true,
  effect: { does: 'in-failure' },
  what: 'An EventSource or Sensor has one pod.',
  why: 'when the node of the pod is lost, no event is received or delivered until Kubernetes replaces the pod: about 50 s until the node is NotReady, plus the toleration of 300 s',
  fix: 'set spec.replicas: 3; 2 are enough for webhooks, and for an election with a Lease',
  docs: [Docs.EVENT_SOURCE_HA, Docs.SENSOR_HA],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { triggers: [] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 1, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
  },
  check: flow => clients(flow).filter(({ replicas }) => replicas === 1).map(({ object, nodeLossTolerationSeconds }) => ({
    object,
    path: ['spec', 'replicas'],
    what: `1 pod${object.manifest.spec !== undefined && at(object.manifest, 'spec', 'replicas') === undefined ? ', the default' : ''}; after a node loss nothing runs for about ${50 + nodeLossTolerationSeconds} s`,
  })),
};
