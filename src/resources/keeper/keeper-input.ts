import { EventBusAccess } from '../../contract/bus-access';
import { JobPodFields } from '../workload/job-pod';

export interface EventBusKeeperInput {
  readonly bus: string;
  readonly access: EventBusAccess;
  readonly servers: number;
  readonly streamReplicas: number;
  /** Changes with the pods of the servers; undefined where the StatefulSet's controller rolls them out. */
  readonly rollout?: string;
  readonly subscriptions: boolean;
  readonly restartSensors: boolean;
  readonly moveLeaders: boolean;
  readonly image: string;
  /** ConfigMap with the scripts, and what they are. */
  readonly scripts: { readonly name: string; readonly data: { readonly [file: string]: string } };
  readonly pods: JobPodFields;
  readonly annotations: { readonly [annotation: string]: string };
}
