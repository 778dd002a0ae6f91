export interface ServersExample {
  /** Name of the StatefulSet. */
  readonly name?: string;
  readonly apiVersion?: string;
  /** The label of the pods, and its value. */
  readonly label?: string;
  readonly serviceName?: string;
  /** Further fields of the spec. */
  readonly spec?: string;
  /** Empty for none. */
  readonly selector?: string;
  /** Further fields of the spec of the pods. */
  readonly pod?: string;
  readonly containers?: string;
  readonly volumes?: string;
}

/** The label of own servers of the bus `default`. */
const OWN_LABEL = 'cdk8s-argo-events-ha/bus: default';

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

/** A bus of servers that somebody else wrote. */
export function foreignServersExample(example: ServersExample): string {
  return `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstreamExotic: { url: "nats://nats:4222", streamConfig: "replicas: 3" } }
---
apiVersion: v1
kind: Service
metadata: { name: nats, namespace: shop }
spec: { selector: { app: nats }, ports: [{ port: 4222 }] }
---${serversExample({ name: 'nats', label: 'app: nats', serviceName: 'nats', ...example })}`;
}

/**
 * A bus of own servers with their configuration.
 *
 * @param exotic further fields of `jetstreamExotic`
 * @param more further objects
 */
export function ownServersExample(config: readonly string[], exotic = '', more = ''): string {
  return `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstreamExotic: { url: "nats://eventbus-default:4222", streamConfig: "replicas: 3"${exotic && `, ${exotic}`} } }
---
apiVersion: v1
kind: Service
metadata: { name: eventbus-default, namespace: shop }
spec: { selector: { ${OWN_LABEL} }, ports: [{ port: 4222 }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: config, namespace: shop }
data: { nats.conf: ${JSON.stringify(config.join('\n'))} }
---${more}${serversExample({ volumes: '[{ name: config, configMap: { name: config } }]' })}`;
}
