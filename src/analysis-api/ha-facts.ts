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
   * @default - as the controller's Deployment among the manifests says, or that of the chart. Without these, and without
   * `controllerConfiguration`, the controller is taken to come from the install manifests of v1.9.11; the analysis says so
   */
  readonly argoEventsVersion?: string;

  /**
   * Where the configuration of the controller comes from, which lists the JetStream versions that it deploys.
   *
   * @default - HELM when the controller's Deployment among the manifests is of the chart, or with `chartVersion`; else not known: where the
   * install manifests list the version of a bus, they are assumed, and the analysis says so
   */
  readonly controllerConfiguration?: ControllerConfiguration;

  /**
   * Version of the Helm chart argo-events, for example `2.4.25`. The lists of JetStream versions differ from chart to chart.
   *
   * @default - as the controller's Deployment among the manifests says; else not known, and what depends on it is unknown
   */
  readonly chartVersion?: string;

  /**
   * JetStream versions in a custom controller configuration. They count before those of a published configuration.
   *
   * @default - those of the controller's ConfigMap among the manifests, of the annotation that `HaEventBus` writes, or of the published configurations
   */
  readonly jetStreamVersions?: string[];

  /**
   * Whether the pod policy (HaPodPolicy) is installed in the cluster.
   *
   * @default - yes when it is among the manifests; else not known, and what depends on it is unknown
   */
  readonly podPolicy?: boolean;

  /**
   * Whether another node of the zone can attach the volumes of the bus, as with most disks of a cloud. It decides what a drained node costs.
   *
   * @default - as the provisioner of the StorageClass among the manifests says, if it is known; else not known, and what depends on it is unknown
   */
  readonly volumesFollow?: boolean;

  /**
   * Replicas of the controller. No answer of the analysis depends on it, only rules of `ha-events check` do.
   *
   * @default - as the controller's Deployment among the manifests says
   */
  readonly controllerReplicas?: number;

  /**
   * IMAGE_PULL_POLICY of the controller: Always, IfNotPresent or Never. No answer of the analysis depends on it, only rules of `ha-events check` do.
   *
   * @default - as the controller's Deployment among the manifests says
   */
  readonly imagePullPolicy?: string;
}
