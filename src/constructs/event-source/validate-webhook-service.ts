import { ServiceTrafficPolicy, WebhookServiceOptions, WebhookServiceType } from './webhook-service-options';
import { KubernetesFeatures, kubernetesHas } from '../../argo-events/catalog/kubernetes-features';

/** Refuses a Service that Kubernetes refuses, and options that have no effect. */
export function validateWebhookService(service: WebhookServiceOptions, webhookPorts: readonly number[], kubernetesVersion?: string): void {
  const { name, type = WebhookServiceType.CLUSTER_IP } = service;
  if (name && !/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    throw new Error(`service.name: got "${name}". Allowed: lower-case letters, digits and "-", beginning with a letter, at most 63 characters`);
  }
  validatePorts(service, webhookPorts, type !== WebhookServiceType.CLUSTER_IP);
  const only = (prop: 'loadBalancerClass' | 'loadBalancerSourceRanges' | 'externalTrafficPolicy', types: readonly WebhookServiceType[]) => {
    if (service[prop] === undefined || service[prop] === null || types.includes(type)) return;
    throw new Error(`service.${prop}: got a value for a Service of type ${type}. The value has no effect. Allowed: type ${types.join(' or ')}, or no value`);
  };
  only('loadBalancerClass', [WebhookServiceType.LOAD_BALANCER]);
  only('loadBalancerSourceRanges', [WebhookServiceType.LOAD_BALANCER]);
  only('externalTrafficPolicy', [WebhookServiceType.NODE_PORT, WebhookServiceType.LOAD_BALANCER]);
  if (service.trafficDistribution && kubernetesVersion !== undefined) validateTrafficDistribution(service.trafficDistribution, kubernetesVersion);
  if (service.internalTrafficPolicy === ServiceTrafficPolicy.LOCAL && service.trafficDistribution) {
    throw new Error(`service.trafficDistribution: got ${service.trafficDistribution} with internalTrafficPolicy LOCAL. LOCAL routes only to pods of the same node. Allowed: one of the two`);
  }
}

/** The API server refuses a word that it does not know, and drops the field where it has none. */
function validateTrafficDistribution(word: string, kubernetesVersion: string): void {
  const { PREFER_SAME, TRAFFIC_DISTRIBUTION } = KubernetesFeatures;
  if (!kubernetesHas(kubernetesVersion, TRAFFIC_DISTRIBUTION)) {
    throw new Error(`service.trafficDistribution: got ${word} with kubernetesVersion ${kubernetesVersion}. This version has no such field. Allowed: Kubernetes ${TRAFFIC_DISTRIBUTION.since} or later, or no value`);
  }
  if (word === 'PreferSameNode' && !kubernetesHas(kubernetesVersion, PREFER_SAME)) {
    throw new Error(`service.trafficDistribution: got PreferSameNode with kubernetesVersion ${kubernetesVersion}. This version supports only PreferClose. Allowed: PreferClose, or Kubernetes ${PREFER_SAME.since} or later`);
  }
}

function validatePorts({ ports = [] }: WebhookServiceOptions, webhookPorts: readonly number[], fromOutside: boolean): void {
  for (const [index, { webhookPort, nodePort }] of ports.entries()) {
    if (!webhookPorts.includes(webhookPort)) {
      throw new Error(`service.ports[${index}].webhookPort: got ${webhookPort}. No event listens on this port. Allowed: ${webhookPorts.join(', ')}`);
    }
    if (nodePort !== undefined && nodePort !== null && !fromOutside) {
      throw new Error(`service.ports[${index}].nodePort: got ${nodePort} for a Service of type ClusterIP. The nodePort has no effect. Allowed: type NODE_PORT or LOAD_BALANCER, or no nodePort`);
    }
  }
  const given = ports.map(({ webhookPort }) => webhookPort);
  const twice = given.find((port, index) => given.indexOf(port) !== index);
  if (twice !== undefined) throw new Error(`service.ports: got the webhook port ${twice} twice. Allowed: each webhook port once`);
  const served = webhookPorts.map(port => ports.find(({ webhookPort }) => webhookPort === port)?.port ?? port);
  const clash = served.find((port, index) => served.indexOf(port) !== index);
  if (clash !== undefined) throw new Error(`service.ports: got the port ${clash} for two webhooks. Allowed: a port of the Service for each webhook`);
}
