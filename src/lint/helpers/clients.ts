import { Client, Flow, Pods } from '../../flow/flow';
import { FlowObject } from '../../manifests/manifest-object';

/** EventSources and Sensors. */
export function clients({ sources, sensors }: Flow): readonly Client[] {
  return [...sources, ...sensors];
}

/** EventBuses, EventSources and Sensors. */
export function workloads({ buses, sources, sensors }: Pick<Flow, 'buses' | 'sources' | 'sensors'>): readonly (Pods & { readonly object: FlowObject })[] {
  return [...buses, ...sources, ...sensors];
}

/** Path of the template whose fields are the pods' fields. */
export const TEMPLATE = ['spec', 'template'] as const;
