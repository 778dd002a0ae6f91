import { ClientModel, Election, SensorModel, SourceModel } from './model';
import { podsModel, surgeNeedsPlace } from './pods-model';
import { waitsForSeveral } from '../argo-events/conditions';
import { SourceEvent, unsafeOptions } from '../argo-events/event-source';
import { Delivery, EventSourceClass } from '../argo-events/event-types';
import { asString, at } from '../argo-events/values';
import { Client, Sensor, Source } from '../flow/flow';

export function sourceModel(source: Source, podPolicy: boolean): SourceModel {
  const asked = podPolicy ? source.podPolicy : undefined;
  return {
    ...clientModel(source, podPolicy),
    ...delivery(source),
    webhookGuard: podPolicy && source.webhookGuard,
    drainsCalls: (asked?.preStopSleepSeconds ?? 0) > 0,
    waitsUntilReady: asked?.readiness ?? false,
  };
}

export function sensorModel(sensor: Sensor, podPolicy: boolean): SensorModel {
  return {
    ...clientModel(sensor, podPolicy),
    bucketReplicas: sensor.bucketReplicas,
    bucketLeaderReads: sensor.bucketLeaderReads,
    atLeastOnce: sensor.triggers.every(({ atLeastOnce }) => atLeastOnce),
    waitsForSeveral: sensor.triggers.some(({ trigger }) => waitsForSeveral(asString(at(trigger, 'template', 'conditions')), sensor.dependencies)),
  };
}

function clientModel(client: Client, podPolicy: boolean): ClientModel {
  return {
    ...podsModel(client, podPolicy),
    election: election(client),
    busGuard: podPolicy && client.busGuard,
    surgeNeedsPlace: surgeNeedsPlace(client),
  };
}

function election({ elector, leaseTimings: { leaseDuration, retryPeriod } }: Client): Election {
  return elector === 'lease' ? { kind: 'lease', timings: { leaseDuration, retryPeriod } } : { kind: elector };
}

/** The events of a source share its pods, so the least safe of them decides. */
function delivery({ events }: Source): Pick<SourceModel, 'whenDown' | 'lossReason' | 'inFlight' | 'stopEndsAll'> {
  const inFlight = events.filter(losesInFlightOnly).map(({ type }) => type.field);
  const losses = events.flatMap(event => {
    const byType = event.type.delivery === Delivery.LOSES && !losesInFlightOnly(event);
    const reasons = [...byType ? [event.type.why] : [], ...unsafeOptions(event).map(({ reason }) => reason)];
    // types with an HTTP server lose nothing but what one stopping pod takes from all
    const stops = event.type.class === EventSourceClass.ACTIVE_ACTIVE && event.type.http !== undefined;
    return reasons.map(reason => ({ reason: `${event.type.field}: ${reason}`, stops }));
  });
  const lost = losses.find(({ stops }) => !stops);
  const ended = losses.find(({ stops }) => stops);
  const called = events.some(({ type }) => type.http !== undefined);
  return {
    whenDown: lost ? 'lost' : called ? 'caller-retries' : 'kept',
    ...lost && { lossReason: lost.reason },
    ...inFlight.length > 0 && { inFlight: `${inFlight[0]} messages under way in the EventSource` },
    ...ended && { stopEndsAll: ended.reason },
  };
}

/** A type that loses, and that has options with which it loses more: without those, its sender keeps what is not under way. */
function losesInFlightOnly(event: SourceEvent): boolean {
  return event.type.delivery === Delivery.LOSES && event.type.unsafeOptions.length > 0 && unsafeOptions(event).length === 0;
}
