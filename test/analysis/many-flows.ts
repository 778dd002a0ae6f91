/** One bus with so many sources and Sensors, alike but for their names. */
export function manyFlows(count: number): string {
  const flow = (n: number) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: source-${n}, namespace: events }
spec:
  replicas: 3
  webhook: { order: { port: "12000", endpoint: /order, method: POST } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: sensor-${n}, namespace: events }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: source-${n}, eventName: order }]
  triggers: [{ template: { name: call, http: { url: http://shop.example.com } }, atLeastOnce: true }]
---`;
  return `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: events }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { volumeSize: 10Gi } } }
---${Array.from({ length: count }, (_, n) => flow(n)).join('')}
`;
}
