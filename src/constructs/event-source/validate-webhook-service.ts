import { ServiceTrafficPolicy, WebhookServiceOptions, WebhookServiceType } from './webhook-service-options';

/** Refuses a Service that Kubernetes refuses, and options that have no effect. */
export function validateWebhookService(service: WebhookServiceOptions, webhookPorts: readonly number[]): void {
  const { name, type = WebhookServiceType.CLUSTER_IP } = service;
  if (name && !/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    throw new Error(`service.name: got "${name}". Allowed: lower-case letters, digits and "-", beginning with a letter, at most 63 characters`);
  }
  validatePorts(service, webhookPorts, type !== WebhookServiceType.CLUSTER_IP);
  const only = (prop: 'loadBalancerClass' | 'loadBalancerSourceRanges' | 'externalTrafficPolicy', types: readonly WebhookServiceType[]) => {
    if (service[prop] === undefined || service[prop] === null || types.includes(type)) return;
    throw new Error(`service.${prop}: got one for a Service of type ${type}, on which it has no effect. Allowed: type ${types.join(' or ')}, or leave it out`);
  };
  only('loadBalancerClass', [WebhookServiceType.LOAD_BALANCER]);
  only('loadBalancerSourceRanges', [WebhookServiceType.LOAD_BALANCER]);
  only('externalTrafficPolicy', [WebhookServiceType.NODE_PORT, WebhookServiceType.LOAD_BALANCER]);
  if (service.internalTrafficPolicy === ServiceTrafficPolicy.LOCAL && service.trafficDistribution) {
    throw new Error(`service.trafficDistribution: got ${service.trafficDistribution} with internalTrafficPolicy LOCAL, which leads to pods of the node only. Allowed: one of both`);
  }
}

function validatePorts({ ports = [] }: WebhookServiceOptions, webhookPorts: readonly number[], fromOutside: boolean): void {
  for (const [index, { webhookPort, nodePort }] of ports.entries()) {
    if (!webhookPorts.includes(webhookPort)) {
      throw new Error(`service.ports[${index}].webhookPort: got ${webhookPort}, on which no event listens. Allowed: ${webhookPorts.join(', ')}`);
    }
    if (nodePort !== undefined && nodePort !== null && !fromOutside) {
      throw new Error(`service.ports[${index}].nodePort: got ${nodePort} for a Service of type ClusterIP, on which it has no effect. Allowed: type NODE_PORT or LOAD_BALANCER, or leave it out`);
    }
  }
  const given = ports.map(({ webhookPort }) => webhookPort);
  const twice = given.find((port, index) => given.indexOf(port) !== index);
  if (twice !== undefined) throw new Error(`service.ports: got the webhook port ${twice} twice. Allowed: a webhook port once`);
  const served = webhookPorts.map(port => ports.find(({ webhookPort }) => webhookPort === port)?.port ?? port);
  const clash = served.find((port, index) => served.indexOf(port) !== index);
  if (clash !== undefined) throw new Error(`service.ports: got the port ${clash} for two webhooks. Allowed: a port of the Service for each webhook`);
}
