import { FlowObject } from '../manifests/manifest-object';

export type ObjectName = Pick<FlowObject, 'kind' | 'namespace' | 'name'>;

export function objectName({ kind, namespace, name }: FlowObject): ObjectName {
  return { kind, namespace, name };
}

/** Why an amount is not known. */
export type Gap =
  /** A container without a request, so that the scheduler reserves nothing for it. */
  | { readonly code: 'no-request'; readonly object: ObjectName; readonly container: string; readonly resource: 'cpu' | 'memory' }
  | { readonly code: 'no-limit'; readonly object: ObjectName; readonly container: string }
  /** A variable, or a text that is not a quantity. */
  | { readonly code: 'unreadable'; readonly object: ObjectName; readonly field: string; readonly value: string }
  | { readonly code: 'pod-policy'; readonly object: ObjectName }
  | { readonly code: 'nodes'; readonly object: ObjectName }
  /** A DaemonSet that runs on some of the nodes only. */
  | { readonly code: 'some-nodes'; readonly object: ObjectName }
  /** Servers that are not among the manifests. */
  | { readonly code: 'foreign-servers'; readonly object: ObjectName }
  | { readonly code: 'bus-missing'; readonly object: ObjectName };
