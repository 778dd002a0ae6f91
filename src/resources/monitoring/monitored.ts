import { SensorConsumer } from '../../argo-events/catalog/consumers';
import { FailureDomain } from '../../contract/failure-domain';

/** Over what the servers of a bus are spread. */
export const SPREAD = { [FailureDomain.POD]: 'none', [FailureDomain.NODE]: 'node', [FailureDomain.ZONE]: 'zone' } as const;

/** An EventBus of JetStream servers, with the numbers from which thresholds follow. */
export interface MonitoredBus {
  readonly namespace: string;
  readonly name: string;
  readonly statefulSet: string;
  readonly servers: number;
  /** Copies of every event and of every Sensor's state. */
  readonly copies: number;
  /** Whether the loss of a node, or of a zone, is to be survived. */
  readonly spread: typeof SPREAD[FailureDomain];
  /** Undefined where the limits of the bus are not known. */
  readonly limits?: BusLimits;
  /** Deployment of the keeper; undefined without one. */
  readonly keeper?: string;
}

export interface BusLimits {
  readonly streamBytes: number;
  readonly storeBytes: number;
  /** Whether a full stream refuses new events, and does not discard the oldest. */
  readonly refusesNew: boolean;
}

/** The pods of an EventSource or Sensor. */
export interface MonitoredClient {
  readonly namespace: string;
  readonly kind: 'EventSource' | 'Sensor';
  readonly name: string;
  readonly replicas: number;
  /** Whether each pod has a guard whose metrics are scraped. */
  readonly guarded: boolean;
  readonly bus: MonitoredBus;
}

export interface MonitoredSource extends MonitoredClient {
  readonly kind: 'EventSource';
  /** Whether the guards in the pods retry webhooks. */
  readonly webhookGuard: boolean;
  /** Events whose requests a guard sends to another pod when one fails, so that a failure of one pod is not final. */
  readonly repeatedEvents: readonly string[];
}

export interface MonitoredSensor extends MonitoredClient {
  readonly kind: 'Sensor';
  readonly consumers: readonly SensorConsumer[];
  /** Whether a Job gives the bucket of the Sensor its copies. */
  readonly bucket: boolean;
}

/** A guard on each node. */
export interface MonitoredNodeGuard {
  readonly namespace: string;
  readonly name: string;
  readonly buses: boolean;
  readonly webhooks: boolean;
}

/** What one namespace has. */
export interface Monitored {
  readonly buses: readonly MonitoredBus[];
  readonly sources: readonly MonitoredSource[];
  readonly sensors: readonly MonitoredSensor[];
  readonly nodeGuards: readonly MonitoredNodeGuard[];
}
