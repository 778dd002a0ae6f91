/** Which tool makes objects of a document. */
export type Renderer =
  | 'argo-cd' | 'argo-cd-set' | 'flux-helm' | 'flux-kustomize' | 'helm-chart' | 'helm-values' | 'helmfile' | 'kustomize' | 'other';

/** A document that brings objects into a cluster which are not judged here, as another tool renders them. */
export interface NotLookedAt {
  readonly file: string;
  /** Of the file, from 1. */
  readonly line: number;
  /** Its kind; `Chart`, `helmfile` and `values` for files without one. */
  readonly kind: string;
  /** Empty when it has none. */
  readonly namespace: string;
  /** Empty when it has none. */
  readonly name: string;
  readonly renderer: Renderer;
  readonly charts: readonly string[];
  /** Folders, files and addresses of what it renders. */
  readonly paths: readonly string[];
  /** Objects of Argo Events that are written in it. */
  readonly holds: readonly HeldObject[];
}

export interface HeldObject {
  readonly kind: string;
  /** Empty where only a part of a text was seen. */
  readonly name: string;
}
