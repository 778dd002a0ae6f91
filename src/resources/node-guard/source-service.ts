import { ObjectMeta } from './metadata';

export interface SourceServiceInput {
  readonly metadata: ObjectMeta;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
  /** Undefined for a Service that prefers no pods. */
  readonly trafficDistribution?: string;
}

/** Leads guards to the pods of an EventSource that are Ready. */
export function sourceService({ metadata, selector, ports, trafficDistribution }: SourceServiceInput) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      selector,
      ports: ports.map(port => ({ name: `http-${port}`, port, protocol: 'TCP' })),
      ...trafficDistribution && { trafficDistribution },
    },
  };
}
