import { ControllerFacts } from '../argo-events/catalog/jetstream-support';

/** What manifests cannot hold. What is missing is unknown, and no rule passes because of it. */
export interface Facts extends ControllerFacts {
  /** Zones with nodes that can run the pods. */
  readonly zones?: number;
  /** Nodes in all. */
  readonly nodes?: number;
  /** `1.36`. */
  readonly kubernetesVersion?: string;
  /** The pod policy is installed in the cluster. */
  readonly podPolicy?: boolean;
  /** Another node of the zone can attach the volumes of the bus, as with most disks of a cloud. */
  readonly volumesFollow?: boolean;
  /** Replicas of the controller. */
  readonly controllerReplicas?: number;
  /** IMAGE_PULL_POLICY of the controller. */
  readonly imagePullPolicy?: string;
}
