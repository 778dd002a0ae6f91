import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

const BUS = `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstreamExotic: { url: "nats://nats:4222", streamConfig: "replicas: 3" } }
---
apiVersion: v1
kind: Service
metadata: { name: nats }
spec: { selector: { app: nats }, ports: [{ port: 4222 }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: nats }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: nats } } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: nats }
data: { nats.conf: "jetstream { store_dir: /data, sync_interval: always }" }
---
`;

const ownServers = (container: string) => `${BUS}apiVersion: apps/v1
kind: StatefulSet
metadata: { name: nats }
spec:
  replicas: 3
  serviceName: nats
  selector: { matchLabels: { app: nats } }
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { resources: { requests: { storage: 10Gi } } } }]
  template:
    metadata: { labels: { app: nats } }
    spec:
      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: nats } } }] } }
      containers: [${container}]
      volumes: [{ name: config, configMap: { name: nats } }]
`;

export const noBusProbe: Rule = {
  id: 'ha/no-bus-probe',
  category: 'rollout',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'No probe shows when a bus server has caught up with the others.',
  why: 'a rollout terminates the next server as soon as the process of the last one runs. Two of three servers are then unavailable at the same time, and the bus has no majority',
  fix: 'add a startup probe on /healthz and a readiness probe on /healthz?js-meta-only=true, both on port 8222 of nats-server',
  docs: [Docs.JETSTREAM_CLUSTERING, 'https://docs.nats.io/running-a-nats-service/nats_admin/monitoring'],
  examples: {
    bad: [ownServers('{ name: nats, image: "nats:2.14.10" }')],
    good: [ownServers('{ name: nats, image: "nats:2.14.10", readinessProbe: { httpGet: { path: /healthz, port: 8222 } } }')],
  },
  check: ({ buses }) => buses.flatMap(({ servers, replicas }) => servers?.own === undefined || servers.own.probed || replicas < 2 ? [] : [{
    object: servers.own.object,
    path: ['spec', 'template', 'spec', 'containers'],
    what: `a rollout of the ${replicas} servers does not wait until a new server has caught up with the others`,
  }]),
};
