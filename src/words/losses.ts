import { findingText } from './occurrences/occurrence';
import { targetText } from './targets';
import { textOf } from './texts';
import { LossCause, Risk } from '../analysis/codes/loss-codes';
import { busField } from '../analysis/model/bus-fields';
import { EVENT_TYPES, EventType } from '../argo-events/catalog/event-types';
import { UnsafeOption } from '../argo-events/catalog/unsafe-options';

/** Which events are lost, and why. */
export const lossText = textOf<LossCause>({
  'events-not-persistent': ({ servers, withNode }) =>
    `the events on ${servers === 1 ? 'that server' : 'those servers'}: without persistence they end with the pod${withNode ? ' or node' : ''}`,
  'answered-before-published': ({ fixedIn }) => `events of requests that Argo Events before ${fixedIn} answers 200 although it cannot publish`,
  'event-type-loses': ({ type }) => `${type}: ${eventType(type).why}`,
  'event-option-loses': ({ type, option }) => `${type}: ${unsafeOption(type, option).reason}`,
  'consumer-begins-at-new-events': () => 'events from the deletion until the Sensor is restarted, whose consumer then begins at new events',
  'finding': findingText,
});

/** Which events may be lost. */
export const riskText = textOf<Risk>({
  'events-not-flushed': ({ interval, ownServers }) =>
    `events that were acknowledged in the last ${interval}, if the machines lost their power: sync_interval: always in ${targetText(busField({ own: ownServers }, 'settings'))}`,
  'streaming-events-not-flushed': () =>
    'events that were acknowledged before they were on disk, if the machines lost their power: NATS Streaming has no setting against it',
  'streaming-redelivery-acknowledged': () =>
    'events that the Sensor had received: on NATS Streaming they come again after newer ones, and are acknowledged without the action',
  'acknowledged-before-action': () => 'events in flight in the Sensor: without atLeastOnce they are acknowledged before their action',
  'part-of-condition-forgotten': () => 'events for a trigger that waits for several: one that comes while the bucket cannot be read is acknowledged and forgotten',
  'event-type-in-flight': ({ type }) => `${type} messages in flight in the EventSource`,
});

export function eventType(field: string): EventType {
  return EVENT_TYPES.find(type => type.field === field)!;
}

export function unsafeOption(type: string, path: readonly string[]): UnsafeOption {
  return eventType(type).unsafeOptions.find(option => option.path.join('.') === path.join('.'))!;
}
