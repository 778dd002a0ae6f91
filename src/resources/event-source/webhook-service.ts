export interface WebhookPort {
  /** The port of the event. */
  readonly port: number;
  /** Where requests to it go in the pod. */
  readonly targetPort: number;
  readonly tls: boolean;
}

/** Fields of the Service that are passed on as they are given. */
export interface WebhookServiceFields {
  readonly labels?: { readonly [label: string]: string };
  readonly annotations?: { readonly [annotation: string]: string };
  readonly trafficDistribution?: string;
}

export interface WebhookServiceInput {
  readonly name: string;
  readonly selector: { [label: string]: string };
  readonly ports: WebhookPort[];
  readonly options: WebhookServiceFields;
  readonly annotations: { [annotation: string]: string };
}

export function webhookService({ name, selector, ports, options, annotations }: WebhookServiceInput) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(options.labels && { labels: options.labels }), annotations: { ...annotations, ...options.annotations } },
    spec: {
      selector,
      ports: ports.map(({ port, targetPort, tls }) => ({
        name: `${tls ? 'https' : 'http'}-${port}`, port, targetPort, protocol: 'TCP', appProtocol: tls ? 'https' : 'http',
      })),
      ...(options.trafficDistribution && { trafficDistribution: options.trafficDistribution }),
    },
  };
}
