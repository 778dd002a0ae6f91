/** One bus with so many sources and Sensors, alike but for their names, or each Sensor of 3 to 10 pods with tolerations of its own. */
export function manyFlows(count: number, { alike = true } = {}): string {
  const toleration = (taint: string, n: number) => `{ key: node.kubernetes.io/${taint}, operator: Exists, effect: NoExecute, tolerationSeconds: ${n} }`;
  const own = (n: number) => `  template: { tolerations: [${toleration('not-ready', n)}, ${toleration('unreachable', n)}] }\n`;
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
  replicas: ${alike ? 3 : 3 + n % 8}
${alike ? '' : own(n)}  dependencies: [{ name: order, eventSourceName: source-${n}, eventName: order }]
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
