/** Public pages and issues in which the facts behind the rules are written. */
const ARGO_EVENTS = 'https://argoproj.github.io/argo-events';
const KUBERNETES = 'https://kubernetes.io/docs';
const NATS = 'https://docs.nats.io';

export const Docs = {
  EVENT_SOURCE_HA: `${ARGO_EVENTS}/eventsources/ha/`,
  EVENT_SOURCE_SERVICES: `${ARGO_EVENTS}/eventsources/services/`,
  EVENT_SOURCE_NAMING: `${ARGO_EVENTS}/eventsources/naming/`,
  WEBHOOK_HEALTH: `${ARGO_EVENTS}/eventsources/webhook-health-check/`,
  SENSOR_HA: `${ARGO_EVENTS}/sensors/ha/`,
  TRIGGER_CONDITIONS: `${ARGO_EVENTS}/sensors/trigger-conditions/`,
  EVENT_BUS: `${ARGO_EVENTS}/eventbus/eventbus/`,
  JETSTREAM_BUS: `${ARGO_EVENTS}/eventbus/jetstream/`,
  STAN_BUS: `${ARGO_EVENTS}/eventbus/stan/`,
  DISASTER_RECOVERY: `${ARGO_EVENTS}/dr_ha_recommendations/`,
  OBJECT_NAMES: `${KUBERNETES}/concepts/overview/working-with-objects/names/`,
  KUSTOMIZE: `${KUBERNETES}/tasks/manage-kubernetes-objects/kustomization/#bases-and-overlays`,
  PDB: `${KUBERNETES}/tasks/run-application/configure-pdb/`,
  UNHEALTHY_EVICTION: `${KUBERNETES}/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy`,
  ANTI_AFFINITY: `${KUBERNETES}/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity`,
  SPREAD: `${KUBERNETES}/concepts/scheduling-eviction/topology-spread-constraints/`,
  TAINTS: `${KUBERNETES}/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions`,
  POD_TERMINATION: `${KUBERNETES}/concepts/workloads/pods/pod-lifecycle/#pod-termination`,
  SERVICE: `${KUBERNETES}/concepts/services-networking/service/`,
  POD_QOS: `${KUBERNETES}/concepts/workloads/pods/pod-qos/`,
  AUTOSCALER: 'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-types-of-pods-can-prevent-ca-from-removing-a-node',
  JETSTREAM_CLUSTERING: `${NATS}/running-a-nats-service/configuration/clustering/jetstream_clustering`,
  JETSTREAM_CONFIG: `${NATS}/running-a-nats-service/configuration#jetstream`,
  JETSTREAM_STREAMS: `${NATS}/nats-concepts/jetstream/streams`,
  JETSTREAM_KV: `${NATS}/nats-concepts/jetstream/key-value-store`,
  JEPSEN_NATS: 'https://jepsen.io/analyses/nats-2.12.1',
  RAFT_QUORUM: 'https://etcd.io/docs/latest/faq/#why-an-odd-number-of-cluster-members',
  ETCD_FAULTS: 'https://etcd.io/docs/latest/faq/#what-is-failure-tolerance',
  MAP: `${KUBERNETES}/reference/access-authn-authz/mutating-admission-policy/`,
  RBAC: `${KUBERNETES}/reference/access-authn-authz/rbac/`,
  issue: (number: number) => `https://github.com/argoproj/argo-events/issues/${number}`,
  source: (path: string) => `https://github.com/argoproj/argo-events/blob/v1.9.11/${path}`,
} as const;
