/** Whose controller configuration is in force: the JetStream versions that it knows decide whether a bus starts. */
export enum ControllerConfiguration {
  /** That of Argo Events' own install manifests. */
  MANIFEST = 'manifest',

  /** That of the Helm chart argo-events of argo-helm. */
  HELM = 'helm',
}

/** What manifests cannot hold. Where a fact that matters is missing, the answer is unknown and names it. */
export interface HaFacts {
  /**
   * Zones with nodes that can run the pods.
   *
   * @default - 3 are assumed, or as many as there are nodes when that is fewer; the analysis says so
   */
  readonly zones?: number;

  /**
   * Nodes in all that can run the pods.
   *
   * @default - in each zone as many as the largest workload has pods, and at least 2, are assumed; the analysis says so
   */
  readonly nodes?: number;

  /**
   * Version of Kubernetes, for example `1.36`: from 1.32 on, a silent node is called NotReady after 50 s, before after 40 s.
   *
   * @default - 1.32 or newer
   */
  readonly kubernetesVersion?: string;

  /**
   * Version of Argo Events, for example `v1.9.11`.
   *
   * @default - as the controller's Deployment among the manifests says; without one, a JetStream version that any version of Argo Events knows is accepted
   */
  readonly argoEventsVersion?: string;

  /**
   * Whose controller configuration is in force.
   *
   * @default - not known: a JetStream version that either one knows is accepted
   */
  readonly controllerConfiguration?: ControllerConfiguration;

  /**
   * JetStream versions in a controller configuration of your own.
   *
   * @default - those of the controller's ConfigMap among the manifests, or of the published configurations
   */
  readonly jetStreamVersions?: string[];

  /**
   * Whether the pod policy (HaPodPolicy) is installed in the cluster.
   *
   * @default - yes when it is among the manifests; else not known, and what depends on it is unknown
   */
  readonly podPolicy?: boolean;
}
