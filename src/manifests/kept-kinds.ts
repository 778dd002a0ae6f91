import { kindsIn } from './kind-lines';
import { asString, Json } from '../values/json-values';

/** Kinds that a flow is made of or guarded by, with the API group of each. */
const KEPT: Readonly<Record<string, RegExp>> = {
  EventBus: /^(?:events\.)?argoproj\.io\//,
  EventSource: /^(?:events\.)?argoproj\.io\//,
  Sensor: /^(?:events\.)?argoproj\.io\//,
  // kinds that there are not, to say so
  ...Object.fromEntries(['Eventbus', 'EventBuses', 'Eventsource', 'EventSources', 'Sensors', 'Gateway', 'Gateways'].map(kind => [kind, /^(?:events\.)?argoproj\.io\//])),
  PodDisruptionBudget: /^policy\//,
  Service: /^v1$/,
  Endpoints: /^v1$/,
  EndpointSlice: /^discovery\.k8s\.io\//,
  ServiceAccount: /^v1$/,
  ConfigMap: /^v1$/,
  PersistentVolumeClaim: /^v1$/,
  Role: /^rbac\.authorization\.k8s\.io\//,
  ClusterRole: /^rbac\.authorization\.k8s\.io\//,
  RoleBinding: /^rbac\.authorization\.k8s\.io\//,
  ClusterRoleBinding: /^rbac\.authorization\.k8s\.io\//,
  Job: /^batch\//,
  CronJob: /^batch\//,
  Deployment: /^apps\//,
  StatefulSet: /^apps\//,
  DaemonSet: /^apps\//,
  PriorityClass: /^scheduling\.k8s\.io\//,
  MutatingAdmissionPolicy: /^admissionregistration\.k8s\.io\//,
  MutatingAdmissionPolicyBinding: /^admissionregistration\.k8s\.io\//,
  MutatingPolicy: /^policies\.kyverno\.io\//,
  ClusterPolicy: /^kyverno\.io\//,
  Kafka: /^kafka\.strimzi\.io\//,
  KafkaNodePool: /^kafka\.strimzi\.io\//,
  KafkaTopic: /^kafka\.strimzi\.io\//,
  KeyValue: /^jetstream\.nats\.io\//,
  HorizontalPodAutoscaler: /^autoscaling\//,
  VerticalPodAutoscaler: /^autoscaling\.k8s\.io\//,
  ScaledObject: /^keda\.sh\//,
  NetworkPolicy: /^(?:networking\.k8s\.io|(?:crd\.)?projectcalico\.org)\//,
  GlobalNetworkPolicy: /^(?:crd\.)?projectcalico\.org\//,
  CiliumNetworkPolicy: /^cilium\.io\//,
  CiliumClusterwideNetworkPolicy: /^cilium\.io\//,
  AdminNetworkPolicy: /^policy\.networking\.k8s\.io\//,
  BaselineAdminNetworkPolicy: /^policy\.networking\.k8s\.io\//,
  ClusterNetworkPolicy: /^policy\.networking\.k8s\.io\//,
  Namespace: /^v1$/,
  Node: /^v1$/,
  ResourceQuota: /^v1$/,
  LimitRange: /^v1$/,
  Ingress: /^(?:networking\.k8s\.io|extensions)\//,
  HTTPRoute: /^gateway\.networking\.k8s\.io\//,
  GRPCRoute: /^gateway\.networking\.k8s\.io\//,
  TCPRoute: /^gateway\.networking\.k8s\.io\//,
  TLSRoute: /^gateway\.networking\.k8s\.io\//,
  ReferenceGrant: /^gateway\.networking\.k8s\.io\//,
  VirtualService: /^networking\.istio\.io\//,
  IngressRoute: /^traefik\.(?:io|containo\.us)\//,
  IngressRouteTCP: /^traefik\.(?:io|containo\.us)\//,
  Middleware: /^traefik\.(?:io|containo\.us)\//,
  BackendTrafficPolicy: /^gateway\.envoyproxy\.io\//,
  Route: /^route\.openshift\.io\//,
  HTTPProxy: /^projectcontour\.io\//,
  Mapping: /^getambassador\.io\//,
  ApisixRoute: /^apisix\.apache\.org\//,
  VirtualServer: /^k8s\.nginx\.org\//,
  RouteGroup: /^zalando\.org\//,
  TargetGroupBinding: /^elbv2\.k8s\.aws\//,
  StorageClass: /^storage\.k8s\.io\//,
  Secret: /^v1$/,
};

/** Type of the Secrets in which Helm keeps its releases: many and large. */
const HELM_RELEASE = 'helm.sh/release.v1';

export function isKept({ apiVersion, kind, type }: Json): boolean {
  const name = asString(kind) ?? '';
  return Object.hasOwn(KEPT, name) && KEPT[name].test(asString(apiVersion) ?? '') && (name !== 'Secret' || type !== HELM_RELEASE);
}

/** False for a document that is surely of another kind, which then need not be read, nor be valid. */
export function mayBeKept(text: string): boolean {
  const kinds = kindsIn(text);
  // values of Secrets are often placeholders of a template
  return kinds.length !== 1 || (kinds[0] === 'Secret' ? !text.includes('{{') : Object.hasOwn(KEPT, kinds[0])) || kinds[0].endsWith('List');
}
