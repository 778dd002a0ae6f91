import { ServedPort } from './defaults';
import { ServiceTrafficPolicy, WebhookServiceOptions, WebhookServiceType } from './webhook-service-options';
import { WebhookPort, WebhookServiceFields } from '../../resources/event-source/webhook-service';
import { preferNode, preferZone, prefersNodes } from '../../resources/workload/traffic-distribution';

/** Where a webhook's calls go in the pods of its Service. */
export interface ServedTarget extends ServedPort {
  readonly targetPort: number | string;
}

export interface ServiceVersions {
  /** Version of Kubernetes of the bus; undefined where it was not given. */
  readonly kubernetesVersion?: string;
  /** Version of Kubernetes of the node guards in front; undefined without them. */
  readonly nodeGuardOn?: string;
}

/** Given or derived fields of the Service. */
export function webhookServiceFields(options: WebhookServiceOptions, { kubernetesVersion, nodeGuardOn }: ServiceVersions): WebhookServiceFields {
  const { type, loadBalancerClass, loadBalancerSourceRanges, ipFamilies, ipFamilyPolicy } = options;
  const fromOutside = type !== undefined && type !== WebhookServiceType.CLUSTER_IP;
  const local = type === WebhookServiceType.LOAD_BALANCER || (fromOutside && nodeGuardOn !== undefined);
  return compact({
    type: fromOutside ? type : undefined,
    loadBalancerClass,
    loadBalancerSourceRanges,
    externalTrafficPolicy: options.externalTrafficPolicy ?? (local ? ServiceTrafficPolicy.LOCAL : undefined),
    ...inCluster({ ...options, trafficDistribution: wordOf(options.trafficDistribution, kubernetesVersion) }, nodeGuardOn),
    ipFamilies,
    ipFamilyPolicy,
  });
}

/** Prefers the guard of the caller's node, where the version can; else leads to that one only. */
function inCluster({ internalTrafficPolicy, trafficDistribution }: WebhookServiceOptions, nodeGuardOn?: string): WebhookServiceFields {
  if (nodeGuardOn === undefined || internalTrafficPolicy || trafficDistribution) return { internalTrafficPolicy, trafficDistribution };
  return prefersNodes(nodeGuardOn) ? { trafficDistribution: preferNode(nodeGuardOn) } : { internalTrafficPolicy: ServiceTrafficPolicy.LOCAL };
}

/** PreferClose and PreferSameZone are two names for one thing: the one that the version knows, and does not warn of. */
function wordOf(given: string | undefined, kubernetesVersion: string | undefined): string | undefined {
  return given && given !== 'PreferSameNode' && kubernetesVersion !== undefined ? preferZone(kubernetesVersion) : given;
}

export function webhookServicePorts(targets: readonly ServedTarget[], options: WebhookServiceOptions): WebhookPort[] {
  return targets.map(({ port, tls, targetPort }) => {
    const given = options.ports?.find(({ webhookPort }) => webhookPort === port);
    return { port: servicePort(port, options), nodePort: given?.nodePort, targetPort, tls };
  });
}

/** Port of the Service for a port of a webhook. */
export function servicePort(webhookPort: number, { ports }: WebhookServiceOptions): number {
  return ports?.find(given => given.webhookPort === webhookPort)?.port ?? webhookPort;
}

function compact<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as T;
}
