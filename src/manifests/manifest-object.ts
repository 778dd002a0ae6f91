import { Json } from '../values/json-values';

/** One Kubernetes object among the manifests. */
export interface FlowObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty when it has none. */
  readonly name: string;
  /** Empty when the manifest leaves it to whoever applies it. */
  readonly namespace: string;
  readonly manifest: Json;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly source: ObjectSource;
  /** Path of the construct that made it, where cdk8s says so. */
  readonly constructPath?: string;
  /** Folder of the outermost kustomization that renders it. */
  readonly kustomization?: string;
}

/** Where an object is written. */
export interface ObjectSource {
  /** As given by the user; `-` for standard input. */
  readonly file: string;
  /** The document that holds it; the objects of a List share one. */
  readonly document: DocumentText;
  /** From the document's root to the object; not empty in a List. */
  readonly path: readonly (string | number)[];
}

/** A YAML document of a file. */
export interface DocumentText {
  readonly text: string;
  /** Line of the file, from 1, on which the text begins. */
  readonly line: number;
  /** Where the text begins in that of the file. */
  readonly offset: number;
}

/** `EventBus "events/default"`. */
export function describe({ kind, namespace, name }: Pick<FlowObject, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} "${namespace === '' ? '' : `${namespace}/`}${name}"`;
}
