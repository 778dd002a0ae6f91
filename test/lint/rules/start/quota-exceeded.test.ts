import { isUnknown } from '../../../../src/lint/engine/rule';
import { quotaExceeded } from '../../../../src/lint/rules/start/quota-exceeded';
import { flowOf } from '../../support/flow-of';

const flow = (pods: number) => flowOf(`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: shop }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }] }
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: team, namespace: shop }
spec: { hard: { pods: "${pods}" } }
`);
const said = (pods: number) => quotaExceeded.check(flow(pods), {}).map(result => `${isUnknown(result) ? 'unknown' : 'error'} ${result.object.kind}: ${result.what}`);

// the bus needs 2 of 3 pods, the EventSource 1 of 2, and the Sensor 2 of 3
test.each([
  [1, [
    'error EventBus: the ResourceQuota "team" has pods: 1, and the 2 pods that are needed take 2',
    'error Sensor: the ResourceQuota "team" has pods: 1, and the 2 pods that are needed take 2',
    'unknown EventSource: which pods start: the ResourceQuota "team" has pods: 1, and all pods of Argo Events in the namespace need 2',
  ]],
  [4, ['EventBus', 'EventSource', 'Sensor'].map(kind => `error ${kind}: the ResourceQuota "team" has pods: 4, and the pods of a bus, an EventSource and a Sensor need 5 together`)],
  [5, ['EventBus', 'EventSource', 'Sensor'].map(kind => `unknown ${kind}: which pods start: the ResourceQuota "team" has pods: 5, and all pods of Argo Events in the namespace need 8`)],
  [8, []],
])('with a quota of %i pods', (pods, expected) => {
  expect(said(pods)).toEqual(expected);
});
