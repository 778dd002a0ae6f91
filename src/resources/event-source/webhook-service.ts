export interface WebhookPort {
  /** The port of the Service. */
  readonly port: number;
  /** Where requests to it go in the pod: a number, or the name of a port. */
  readonly targetPort: number | string;
  readonly nodePort?: number;
  readonly tls: boolean;
}

/** Fields of the Service that are passed on as they are given. */
export interface WebhookServiceFields {
  readonly type?: string;
  readonly loadBalancerClass?: string;
  readonly loadBalancerSourceRanges?: readonly string[];
  readonly externalTrafficPolicy?: string;
  readonly internalTrafficPolicy?: string;
  readonly trafficDistribution?: string;
  readonly ipFamilies?: readonly string[];
  readonly ipFamilyPolicy?: string;
}

export interface WebhookServiceInput {
  readonly name: string;
  readonly labels?: { readonly [label: string]: string };
  readonly annotations: { readonly [annotation: string]: string };
  readonly selector: { [label: string]: string };
  readonly ports: readonly WebhookPort[];
  readonly fields: WebhookServiceFields;
}

export function webhookService({ name, labels, annotations, selector, ports, fields }: WebhookServiceInput) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(labels && { labels }), annotations },
    spec: {
      ...fields,
      selector,
      ports: ports.map(({ port, targetPort, nodePort, tls }) => ({
        name: `${tls ? 'https' : 'http'}-${port}`, port, targetPort, ...(nodePort !== undefined && { nodePort }), protocol: 'TCP', appProtocol: tls ? 'https' : 'http',
      })),
    },
  };
}
