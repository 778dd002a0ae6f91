import { ClientModel, Election, SensorModel, SourceModel } from './model';
import { podsModel, surgeNeedsPlace } from './pods-model';
import { KAFKA_REQUEST_TIMEOUT, LIVENESS_FAILS, STREAMING_PING_NOTICE } from './times';
import { waitsForSeveral } from '../../argo-events/catalog/conditions';
import { SourceEvent, unsafeOptions } from '../../argo-events/catalog/event-source-events';
import { Delivery, EventSourceClass } from '../../argo-events/catalog/event-types';
import { compareVersions, FIRST_HONEST_WEBHOOK } from '../../argo-events/catalog/versions';
import { GUARD_FALL } from '../../contract/pod-annotations';
import { Facts } from '../../flow/facts';
import { Client, Sensor, Source } from '../../flow/flow';
import { describe } from '../../manifests/manifest-object';
import { asString, at } from '../../values/json-values';
import { unique } from '../../values/unique';
import { LossCause } from '../codes/loss-codes';
import { field, Remedy } from '../codes/remedy';

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
    ...sensor.bucketMaybeRaisedBy && { bucketMaybeRaisedBy: describe(sensor.bucketMaybeRaisedBy) },
    bucketLeaderReads: sensor.bucketLeaderReads,
    atLeastOnce: sensor.triggers.every(({ atLeastOnce }) => atLeastOnce),
    ...liveness && { restartsWhenStuck: LIVENESS_FAILS + terminationGracePeriodSeconds },
    ...isStreaming(sensor) && { streaming: true },
    ...isKafka(sensor) && { kafka: true, election: { kind: 'group' } },
    waitsForSeveral: !isStreaming(sensor) && !isKafka(sensor) && sensor.triggers.some(({ trigger }) => waitsForSeveral(asString(at(trigger, 'template', 'conditions')), sensor.dependencies)),
  };
}

function clientModel(client: Client, podPolicy: boolean): ClientModel {
  return {
    ...podsModel(client, podPolicy),
    election: election(client),
    ...busGuard(client, podPolicy),
    ...client.bus?.servers?.own && { guardedByNodeOnly: true as const },
    ...isStreaming(client) && { pingNotice: STREAMING_PING_NOTICE },
    ...isKafka(client) && { requestTimeout: KAFKA_REQUEST_TIMEOUT },
    surgeNeedsPlace: surgeNeedsPlace(client),
  };
}

/** A guard stands between pods and JetStream servers only. */
function busGuard(client: Client, podPolicy: boolean): Pick<ClientModel, 'busGuard' | 'guardFall'> {
  if (client.busNodeGuard) return { busGuard: 'node', guardFall: GUARD_FALL };
  return { ...podPolicy && client.busGuard && !isStreaming(client) && !isKafka(client) && { busGuard: 'pod' as const }, guardFall: client.guardFall };
}

function webhookGuard({ webhookGuard: ofPods, webhookNodeGuard }: Source, podPolicy: boolean): Pick<SourceModel, 'webhookGuard' | 'callersFallBack'> {
  if (webhookNodeGuard) return { webhookGuard: 'node', ...webhookNodeGuard.fallsBack && { callersFallBack: true as const } };
  return podPolicy && ofPods ? { webhookGuard: 'pod' } : {};
}

function isStreaming({ bus }: Client): boolean {
  return bus?.type === 'nats';
}

function isKafka({ bus }: Client): boolean {
  return bus?.type === 'kafka';
}

function election({ elector, leaseTimings: { leaseDuration, retryPeriod } }: Client): Election {
  return elector === 'lease' ? { kind: 'lease', timings: { leaseDuration, retryPeriod } } : { kind: elector };
}

/** The events of a source share its pods, so the least safe of them decides. */
function delivery({ events }: Source): Pick<SourceModel, 'whenDown' | 'lossCause' | 'lossRemedies' | 'inFlight' | 'stopEndsAll' | 'stopRemedies'> {
  const inFlight = events.filter(losesInFlightOnly).map(({ type }) => type.field);
  const losses = events.flatMap(lossesOf);
  const lost = losses.filter(({ stops }) => !stops);
  const ended = losses.filter(({ stops }) => stops);
  const called = events.some(({ type }) => type.http !== undefined);
  return {
    whenDown: lost.length > 0 ? 'lost' : called ? 'caller-retries' : 'kept',
    ...lost.length > 0 && { lossCause: lost[0].cause, lossRemedies: remediesOf(lost) },
    ...inFlight.length > 0 && { inFlight: inFlight[0] },
    ...ended.length > 0 && { stopEndsAll: ended[0].cause, stopRemedies: remediesOf(ended) },
  };
}

interface EventLoss {
  readonly cause: LossCause;
  /** One pod that stops does it to all. */
  readonly stops: boolean;
  /** Undefined where the type has no remedy. */
  readonly remedy?: Remedy;
}

/** What its type loses, and what it loses by its options; where options help, the type's own remedy is left out. */
function lossesOf(event: SourceEvent): EventLoss[] {
  const { field: type, delivery: byType, instead, class: eventClass, http } = event.type;
  // types with an HTTP server lose nothing but what one stopping pod takes from all
  const stops = eventClass === EventSourceClass.ACTIVE_ACTIVE && http !== undefined;
  // what refuses all requests is a fault, not a loss
  const options = unsafeOptions(event).filter(({ refusesAll }) => !refusesAll);
  return [
    ...byType === Delivery.LOSES && !losesInFlightOnly(event)
      ? [{ cause: { code: 'event-type-loses', type } as const, stops, ...instead !== undefined && options.length === 0 && { remedy: replaceType(type) } }] : [],
    ...options.map(({ path }) => ({ cause: { code: 'event-option-loses', type, option: path } as const, stops, remedy: changeOption(type, path) })),
  ];
}

function replaceType(type: string): Remedy {
  return { part: 'source', target: field('spec', type), code: 'replace-event-type', type };
}

function changeOption(type: string, option: readonly string[]): Remedy {
  return { part: 'source', target: field('spec', type, '*', ...option), code: 'change-event-option', type, option };
}

function remediesOf(losses: readonly EventLoss[]): readonly Remedy[] {
  return unique(losses.flatMap(({ remedy }) => remedy ?? []));
}

/** A type that loses, and that has options with which it loses more: without those, its sender keeps what is not under way. */
function losesInFlightOnly(event: SourceEvent): boolean {
  return event.type.delivery === Delivery.LOSES && event.type.unsafeOptions.length > 0 && unsafeOptions(event).length === 0;
}
