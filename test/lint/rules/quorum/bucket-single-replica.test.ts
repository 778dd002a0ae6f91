import { analyse } from '../../../../src/analysis/analyse';
import { checkText } from '../../support/check-text';
import { flowOf } from '../../support/flow-of';

const flow = (script: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: ci }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { storageClassName: gp3, volumeSize: 10Gi } } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: ci }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: run, namespace: ci }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ template: { name: t, http: { url: 'http://x/', method: POST } }, atLeastOnce: true, retryStrategy: { steps: 3 } }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: buckets, namespace: ci }
spec: { template: { spec: { containers: [{ name: nats, image: natsio/nats-box:0.19.2, command: [sh, -c], args: ['${script}'] }] } } }
`;
const FACTS = { zones: 3, nodes: 6, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest', volumesFollow: true, podPolicy: true } as const;

test.each([
  ['a loop over other Sensors', 'for s in stop; do nats kv edit $s --replicas 3; done', ['the bucket KV_run has 1 of the 3 replicas that the bus supports'], 'refuses', ['sensor-bucket']],
  ['a loop over the Sensor', 'for s in run stop; do nats kv edit $s --replicas 3; done', [], 'refuses', []],
  ['a loop over names that are not known', 'for s in $(nats kv ls -n); do nats kv edit $s --replicas 3; done',
    ['whether Job "ci/buckets" raises the replicas of the bucket KV_run: the name run and the number of replicas in the command of Job "ci/buckets"'], 'unknown', ['bucket-replicas']],
])('%s', (_, script, said, kind, codes) => {
  const { findings, unknowns } = checkText(flow(script), FACTS, { rules: ['ha/bucket-single-replica'] }).report;
  expect([...findings.map(({ what }) => what), ...unknowns.map(({ what, needs }) => `${what}: ${needs}`)]).toEqual(said);
  const verdict = analyse(flowOf(flow(script)), FACTS).groups[0].verdicts.get('pod-bus')!;
  expect({ kind: verdict.kind, codes: verdict.kind === 'unknown' ? verdict.missing.map(({ code }) => code) : verdict.remedies.map(({ target }) => target.kind).filter(target => target === 'sensor-bucket') })
    .toEqual({ kind, codes });
});
