import { ClientModel, Election, SensorModel, SourceModel } from './model';
import { podsModel, surgeNeedsPlace } from './pods-model';
import { LIVENESS_FAILS, STREAMING_PING_NOTICE } from './times';
import { waitsForSeveral } from '../../argo-events/catalog/conditions';
import { SourceEvent, unsafeOptions } from '../../argo-events/catalog/event-source-events';
import { Delivery, EventSourceClass } from '../../argo-events/catalog/event-types';
import { compareVersions, FIRST_HONEST_WEBHOOK } from '../../argo-events/catalog/versions';
import { GUARD_FALL } from '../../contract/pod-annotations';
import { Facts } from '../../flow/facts';
import { Client, Sensor, Source } from '../../flow/flow';
import { asString, at } from '../../values/json-values';
import { Fix } from '../verdict';

/** Kubernetes gives a pod so many seconds to end unless it says otherwise. */
const DEFAULT_GRACE = 30;

export function sourceModel(source: Source, { argoEventsVersion }: Facts, podPolicy: boolean): SourceModel {
  const asked = podPolicy ? source.podPolicy : undefined;
  return {
    ...clientModel(source, podPolicy),
    ...delivery(source),
    answersTooEarly: argoEventsVersion !== undefined && compareVersions(argoEventsVersion, FIRST_HONEST_WEBHOOK) < 0
      && source.events.some(({ type }) => type.http !== undefined),
    ...webhookGuard(source, podPolicy),
    drainsCalls: (asked?.preStopSleepSeconds ?? 0) > 0,
    waitsUntilReady: asked?.readiness ?? false,
  };
}

export function sensorModel(sensor: Sensor, podPolicy: boolean): SensorModel {
  const { liveness = false, terminationGracePeriodSeconds = DEFAULT_GRACE } = (podPolicy && sensor.podPolicy) || {};
  return {
    ...clientModel(sensor, podPolicy),
    bucketReplicas: sensor.bucketReplicas,
    bucketLeaderReads: sensor.bucketLeaderReads,
    atLeastOnce: sensor.triggers.every(({ atLeastOnce }) => atLeastOnce),
    ...liveness && { restartsWhenStuck: LIVENESS_FAILS + terminationGracePeriodSeconds },
    ...isStreaming(sensor) && { streaming: true },
    waitsForSeveral: !isStreaming(sensor) && sensor.triggers.some(({ trigger }) => waitsForSeveral(asString(at(trigger, 'template', 'conditions')), sensor.dependencies)),
  };
}

function clientModel(client: Client, podPolicy: boolean): ClientModel {
  return {
    ...podsModel(client, podPolicy),
    election: election(client),
    ...busGuard(client, podPolicy),
    ...isStreaming(client) && { pingNotice: STREAMING_PING_NOTICE },
    surgeNeedsPlace: surgeNeedsPlace(client),
  };
}

/** A guard stands between pods and JetStream servers only. */
function busGuard(client: Client, podPolicy: boolean): Pick<ClientModel, 'busGuard' | 'guardFall'> {
  if (client.busNodeGuard) return { busGuard: 'node', guardFall: GUARD_FALL };
  return { ...podPolicy && client.busGuard && !isStreaming(client) && { busGuard: 'pod' as const }, guardFall: client.guardFall };
}

function webhookGuard({ webhookGuard: ofPods, webhookNodeGuard }: Source, podPolicy: boolean): Pick<SourceModel, 'webhookGuard' | 'callersFallBack'> {
  if (webhookNodeGuard) return { webhookGuard: 'node', ...webhookNodeGuard.fallsBack && { callersFallBack: true as const } };
  return podPolicy && ofPods ? { webhookGuard: 'pod' } : {};
}

function isStreaming({ bus }: Client): boolean {
  return bus?.type === 'nats';
}

function election({ elector, leaseTimings: { leaseDuration, retryPeriod } }: Client): Election {
  return elector === 'lease' ? { kind: 'lease', timings: { leaseDuration, retryPeriod } } : { kind: elector };
}

/** The events of a source share its pods, so the least safe of them decides. */
function delivery({ events }: Source): Pick<SourceModel, 'whenDown' | 'lossReason' | 'lossFixes' | 'inFlight' | 'stopEndsAll' | 'stopFixes'> {
  const inFlight = events.filter(losesInFlightOnly).map(({ type }) => type.field);
  const losses = events.flatMap(lossesOf);
  const lost = losses.filter(({ stops }) => !stops);
  const ended = losses.filter(({ stops }) => stops);
  const called = events.some(({ type }) => type.http !== undefined);
  return {
    whenDown: lost.length > 0 ? 'lost' : called ? 'caller-retries' : 'kept',
    ...lost.length > 0 && { lossReason: lost[0].reason, lossFixes: fixesOf(lost) },
    ...inFlight.length > 0 && { inFlight: `${inFlight[0]} messages under way in the EventSource` },
    ...ended.length > 0 && { stopEndsAll: ended[0].reason, stopFixes: fixesOf(ended) },
  };
}

interface EventLoss {
  readonly reason: string;
  /** One pod that stops does it to all. */
  readonly stops: boolean;
  /** Undefined where the type has no remedy. */
  readonly fix?: Fix;
}

/** What its type loses, and what it loses by its options; where options help, the type's own remedy is left out. */
function lossesOf(event: SourceEvent): EventLoss[] {
  const { field, delivery: byType, why, instead, class: eventClass, http } = event.type;
  // types with an HTTP server lose nothing but what one stopping pod takes from all
  const stops = eventClass === EventSourceClass.ACTIVE_ACTIVE && http !== undefined;
  // what refuses all requests is a fault, not a loss
  const options = unsafeOptions(event).filter(({ refusesAll }) => !refusesAll);
  const fix = (path: readonly string[], change: string): Fix => ({ part: 'source', field: ['spec', field, ...path].join('.'), change });
  return [
    ...byType === Delivery.LOSES && !losesInFlightOnly(event)
      ? [{ reason: `${field}: ${why}`, stops, ...instead !== undefined && options.length === 0 && { fix: fix([], instead) } }] : [],
    ...options.map(option => ({ reason: `${field}: ${option.reason}`, stops, fix: fix(['<event>', ...option.path], option.instead) })),
  ];
}

function fixesOf(losses: readonly EventLoss[]): Fix[] {
  const fixes = losses.flatMap(({ fix }) => fix ?? []);
  return fixes.filter(({ field, change }, index) => fixes.findIndex(other => other.field === field && other.change === change) === index);
}

/** A type that loses, and that has options with which it loses more: without those, its sender keeps what is not under way. */
function losesInFlightOnly(event: SourceEvent): boolean {
  return event.type.delivery === Delivery.LOSES && event.type.unsafeOptions.length > 0 && unsafeOptions(event).length === 0;
}
