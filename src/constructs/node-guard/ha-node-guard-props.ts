import { ApiObjectMetadata } from 'cdk8s';
import * as argoevents from '../../../imports/argo-events';

/** Where node guards run, and what they take. */
export interface HaNodeGuardProps {
  /**
   * Metadata of the DaemonSet and of its ConfigMap.
   *
   * @default - name `node-guard`; `eventbus-<name>-node-guard` for the guard that an HaEventBus makes
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Version of Kubernetes, major and minor. From 1.34 on, the Services of webhooks prefer the guard of the caller's node and fall back to others
   * while that one is away. Before, they lead to that guard only.
   *
   * @default '1.33'
   */
  readonly kubernetesVersion?: string;

  /**
   * HAProxy image, with a shell. Needs HAProxy 2.6 or later.
   *
   * @default 'haproxy:3.2-alpine'
   */
  readonly image?: string;

  /**
   * Secrets for pulling the image.
   *
   * @default - those of the bus for the guard that an HaEventBus makes, else none
   */
  readonly imagePullSecrets?: argoevents.LocalObjectReference[];

  /**
   * Resources of a guard. 1,000 requests that wait for the bus take about 180 MiB. All traffic of a node goes through its guard, and on a
   * busy node the kernel divides the processor by requests.
   *
   * @default - requests 100m CPU and 64Mi memory, memory limit 256Mi
   */
  readonly resources?: argoevents.ResourceRequirements;

  /**
   * PriorityClass of the guards. The pods of a node without its guard do not reach the bus, so `system-node-critical` suits where the namespace may
   * use it.
   *
   * @default - none
   */
  readonly priorityClassName?: string;

  /**
   * Tolerations. Each node that has EventSources, Sensors or callers of webhooks needs a guard.
   *
   * @default - every taint
   */
  readonly tolerations?: argoevents.Toleration[];

  /**
   * Labels of the nodes. Each node that has EventSources, Sensors or callers of webhooks needs a guard.
   *
   * @default - { 'kubernetes.io/os': 'linux' }
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Affinity, for example to leave out virtual nodes.
   *
   * @default - none
   */
  readonly affinity?: argoevents.Affinity;

  /**
   * Further labels and annotations of the pods.
   *
   * @default - none
   */
  readonly podMetadata?: argoevents.Metadata;

  /**
   * Nodes whose guards are replaced at a time when the configuration changes, a number or a percentage. The clients of each such node connect to
   * the bus again. A node takes about 20 s.
   *
   * @default '1'
   */
  readonly maxSurge?: string;

  /**
   * DNS domain of the cluster.
   *
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;

  /**
   * Argo CD sync wave.
   *
   * @default -2
   */
  readonly syncWave?: number;
}
