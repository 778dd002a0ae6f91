import { webhookPodsServiceName } from '../../contract/guard-names';

export interface WebhookPodsServiceInput {
  readonly eventSource: string;
  readonly selector: { readonly [label: string]: string };
  readonly ports: readonly number[];
  readonly annotations: { readonly [annotation: string]: string };
}

/** Headless, so that its name gives the addresses of the pods that are Ready: a pod that stops leaves it before it stops. */
export function webhookPodsService({ eventSource, selector, ports, annotations }: WebhookPodsServiceInput) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: webhookPodsServiceName(eventSource), annotations },
    spec: { clusterIP: 'None', selector, ports: ports.map(port => ({ name: `http-${port}`, port, protocol: 'TCP' })) },
  };
}
