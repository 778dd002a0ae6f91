import { eventSourceClasses } from './event-source-events';
import { EventSourceClass } from './event-types';
import { asRecord, asString } from '../../values/json-values';

/** Value `k8s` (in any case) on a Sensor or EventSource asks for a Lease; anything else means graft. */
export const LEADER_ELECTION_ANNOTATION = 'events.argoproj.io/leader-election';

/** Environment variables of EventSource and Sensor pods; the timings can be set in `spec.template.container.env`, since v1.9.11. */
export const LeaderElectionEnv = {
  MODE: 'LEADER_ELECTION',
  LEASE_DURATION: 'LEADER_ELECTION_LEASE_DURATION',
  RENEW_DEADLINE: 'LEADER_ELECTION_RENEW_DEADLINE',
  RETRY_PERIOD: 'LEADER_ELECTION_RETRY_PERIOD',
} as const;

/** Timings of the Lease when the environment says nothing, in seconds. */
export const LEASE_DEFAULTS = { leaseDuration: 5, renewDeadline: 2, retryPeriod: 1 } as const;


/** What the pods of a CR do to agree on the one that is active. */
export type Elector = 'none' | 'graft' | 'lease';

/** Bus types, by the field of the EventBus's spec. */
export type BusType = 'jetstream' | 'jetstreamExotic' | 'nats' | 'kafka';

/** The bus type that the controller installs; undefined for an EventBus that it refuses. */
export function busType(eventBus: unknown): BusType | undefined {
  const spec = asRecord(asRecord(eventBus)?.spec);
  return (['nats', 'jetstream', 'kafka', 'jetstreamExotic'] as const).find(type => asRecord(spec?.[type]) !== undefined);
}

/** Elector of a Sensor. On Kafka, all pods consume. */
export function sensorElector(sensor: unknown, bus: BusType): Elector {
  return bus === 'kafka' ? 'none' : elector(sensor, bus);
}

/** Elector of an EventSource: only active-passive types elect, and on Kafka always with a Lease. One replica elects too. */
export function eventSourceElector(eventSource: unknown, bus: BusType): Elector {
  return eventSourceClasses(eventSource).includes(EventSourceClass.ACTIVE_PASSIVE) ? elector(eventSource, bus) : 'none';
}

function elector(cr: unknown, bus: BusType): Elector {
  const annotations = asRecord(asRecord(asRecord(cr)?.metadata)?.annotations);
  const mode = asString(annotations?.[LEADER_ELECTION_ANNOTATION])?.toLowerCase();
  return bus === 'kafka' || mode === 'k8s' ? 'lease' : 'graft';
}
