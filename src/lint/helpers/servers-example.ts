export interface ServersExample {
  /** Name of the StatefulSet. */
  readonly name?: string;
  readonly apiVersion?: string;
  /** The label of the pods, and its value. */
  readonly label?: string;
  readonly serviceName?: string;
  /** Further fields of the spec. */
  readonly spec?: string;
  /** Whether the spec has a selector. */
  readonly selector?: string;
  /** Further fields of the spec of the pods. */
  readonly pod?: string;
  readonly containers?: string;
  readonly volumes?: string;
}

/** The label of own servers of the bus `default`. */
export const OWN_LABEL = 'cdk8s-argo-events-ha/bus: default';

/** A StatefulSet of the servers of a bus, for examples of rules: with volumes, apart from each other, and with a probe. */
export function serversExample({
  name = 'eventbus-default', apiVersion = 'apps/v1', label = OWN_LABEL, serviceName = `${name}-servers`, spec, selector = `{ matchLabels: { ${label} } }`,
  pod, containers = '[{ name: nats, image: "nats:2.14.10", ports: [{ name: nats, containerPort: 4222 }, { name: monitor, containerPort: 8222 }], readinessProbe: { httpGet: { path: /healthz, port: 8222 } } }]',
  volumes,
}: ServersExample = {}): string {
  const line = (indent: string, text: string | undefined) => text === undefined ? '' : `${indent}${text}\n`;
  return `
apiVersion: ${apiVersion}
kind: StatefulSet
metadata: { name: ${name}, namespace: shop }
spec:
  replicas: 3
  serviceName: ${serviceName}
${line('  ', selector === '' ? undefined : `selector: ${selector}`)}${line('  ', spec)}  volumeClaimTemplates: [{ metadata: { name: store }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 10Gi } } } }]
  template:
    metadata: { labels: { ${label} } }
    spec:
      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { ${label} } } }] } }
${line('      ', pod)}      containers: ${containers}
${line('      ', volumes && `volumes: ${volumes}`)}`;
}
