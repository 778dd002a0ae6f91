import { ApiObjectMetadata } from 'cdk8s';
import { PodDisruptionBudgetOptions } from '../workload/pod-disruption-budget-options';

/** A version of NATS that the controller of Argo Events can run. */
export interface ControllerNatsVersion {
  /** The name that `version` of a bus refers to. */
  readonly version: string;

  /** Image of nats-server. */
  readonly natsImage: string;

  /**
   * Image of the metrics exporter.
   *
   * @default 'natsio/prometheus-nats-exporter:0.20.1'
   */
  readonly metricsExporterImage?: string;

  /**
   * Image of the container that reloads the configuration.
   *
   * @default 'natsio/nats-server-config-reloader:0.23.0'
   */
  readonly configReloaderImage?: string;

  /**
   * Command of nats-server in its image. Images with a tag that ends with `-alpine` have it in the PATH, the others in the root folder.
   *
   * @default - `nats-server` for a tag that ends with `-alpine`, else `/nats-server`
   */
  readonly startCommand?: string;
}

/** How the controller of Argo Events runs, and which NATS versions it lists. */
export interface HaControllerConfigProps {
  /**
   * Metadata of the ConfigMap and of the PodDisruptionBudget, which belong to the namespace of the controller.
   *
   * @default - name `argo-events-controller-config`, as in the install manifests
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * NATS versions that the controller lists. Keep each version that a bus still has: a bus whose version is not listed gets no servers.
   *
   * @default - 2.10.29, 2.14.10 and 2.15.3
   */
  readonly versions?: ControllerNatsVersion[];

  /**
   * Registry, with a path if need be, in front of the default images, for clusters that pull from a mirror.
   *
   * @default - none
   */
  readonly imageRegistry?: string;

  /**
   * Pods of the controller, in `helmValues()` and `deploymentPatch()`. One of them is active.
   *
   * @default 2
   * @throws when it is below 2
   */
  readonly replicas?: number;

  /**
   * The budget of the controller's pods. The chart has its own budget.
   *
   * @default - maxUnavailable 1, AlwaysAllow
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetOptions;
}
