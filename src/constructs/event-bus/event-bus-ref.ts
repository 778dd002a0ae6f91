import { IConstruct } from 'constructs';
import { EventBusAccess } from '../../contract/bus-access';
import { FailureDomain } from '../../contract/failure-domain';
import { JobPodFields } from '../../resources/workload/job-pod';
import { BusGuardWiring } from '../../resources/workload/workload-input';
import { HaNodeGuard } from '../node-guard/ha-node-guard';

/** @internal */
export interface EventBusJobs {
  readonly image: string;
  /** ConfigMap of the bus with the scripts; undefined where nobody is known to make it. */
  readonly scripts?: string;
  readonly pods: JobPodFields;
}

/**
 * What the objects of EventSources and Sensors take from their bus.
 *
 * @internal
 */
export interface EventBusWiring {
  readonly busGuard: BusGuardWiring;
  readonly clusterDomain: string;
  /** Undefined where it was not given. */
  readonly argoEventsVersion?: string;
  /** Undefined where it was not given. */
  readonly kubernetesVersion?: string;
  /** Whether the user said that the cluster has a pod policy. */
  readonly podPolicyDeclared: boolean;
  /** Whether the keeper may end the active process of a Sensor that does not ask for its events. */
  readonly keeperRestartsSensors: boolean;
  readonly jobs: EventBusJobs;
}

/** An EventBus that EventSources and Sensors of the same namespace can use. */
export interface IHaEventBus extends IConstruct {
  /** Name of the EventBus, what `eventBusName` of an EventSource or Sensor refers to. */
  readonly eventBusName: string;

  /** What may fail while events keep flowing; EventSources and Sensors on the bus inherit it. */
  readonly survives: FailureDomain;

  /** Number of JetStream servers. */
  readonly servers: number;

  /** Number of zones that the cluster has. */
  readonly zones: number;

  /** Copies of every event and of every Sensor's state. */
  readonly streamReplicas: number;

  /** Whether pods on this bus ask the pod policy for what the custom resources cannot carry. */
  readonly podPolicy: boolean;

  /** Whether EventSources and Sensors connect through a guard that leaves a lost server within seconds. */
  readonly busGuard: boolean;

  /** Names by which the servers are reached. */
  readonly access: EventBusAccess;

  /** The guard on each node through which webhooks are called and, for own servers, clients connect; undefined without one. */
  readonly nodeGuard?: HaNodeGuard;

  /**
   * What the objects of EventSources and Sensors take from it.
   *
   * @internal
   */
  readonly _wiring: EventBusWiring;
}
