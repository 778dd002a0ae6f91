import { quorum } from '../../../values/raft-majority';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';

export const twoVoters: Rule = {
  id: 'ha/two-voters',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'Two pods that elect over NATS (graft) cannot elect a leader after the loss of one pod.',
  why: 'a candidate needs 2 of 2 votes, so the remaining pod waits for a replacement of the lost pod: after a node loss about 50 s + 300 s of the default toleration',
  fix: 'set replicas: 3; or annotate events.argoproj.io/leader-election: k8s and grant get, create and update of leases; 2 pods are then enough',
  docs: [Docs.SENSOR_HA, Docs.EVENT_SOURCE_HA, Docs.issue(1747), Docs.RAFT_QUORUM],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 2 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: clock }
spec: { replicas: 2, calendar: { tick: { interval: 10s } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
  },
  check: flow => clients(flow).filter(({ elector, replicas }) => elector === 'graft' && replicas === 2)
    .map(({ object, replicas, nodeLossTolerationSeconds }) => ({
      object,
      path: ['spec', 'replicas'],
      what: `${replicas} pods cannot elect a leader after one of them is lost`,
      why: `graft needs floor(${replicas}/2) + 1 = ${quorum(replicas)} votes; the remaining pod waits for the replacement of the lost pod, after a node loss about 50 s + ${nodeLossTolerationSeconds} s of toleration`,
      edits: [{ path: ['spec', 'replicas'], value: 3 }],
    })),
};
