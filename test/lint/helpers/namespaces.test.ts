import { busMissing } from '../../../src/lint/rules/start/bus-missing';
import { unknownDependencyEvent } from '../../../src/lint/rules/start/unknown-dependency-event';
import { flowOf } from '../support/flow-of';

const objects = (namespace: string, sensorNamespace: string) => flowOf(`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, ${namespace} }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, ${namespace} }
spec: { webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, ${sensorNamespace} }
spec: { dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ template: { name: ship, log: {} } }] }
`);

test.each([['namespace: shop', ''], ['', 'namespace: shop']])('objects of which only one names its namespace (%j, %j) may be in one', (namespace, sensorNamespace) => {
  const flow = objects(namespace, sensorNamespace);
  expect([...unknownDependencyEvent.check(flow, {}), ...busMissing.check(flow, {})]).toEqual([
    expect.objectContaining({ what: 'whether there is an event order', needs: 'metadata.namespace in both EventSource "hooks" and this Sensor' }),
    expect.objectContaining({ what: 'whether its bus "default" is in its namespace', needs: 'metadata.namespace in both EventBus "default" and this Sensor' }),
  ]);
});
