import { EVENT_BUS_PLACES } from './event-bus';
import { EVENT_SOURCE_PLACES } from './event-source';
import { Place, Refusal, refusalsAt } from './places';
import { sameEvents, sameTriggerNames, SENSOR_PLACES } from './sensor';
import { asRecord } from '../../values/json-values';
import { BusType } from '../catalog/client-election';
import { WorkloadKind } from '../catalog/labels';

const PLACES: Readonly<Record<WorkloadKind, readonly Place[]>> = {
  EventBus: EVENT_BUS_PLACES, EventSource: EVENT_SOURCE_PLACES, Sensor: SENSOR_PLACES,
};

/** What the controller refuses of an object, by itself and on a bus of that type. Two events with one name, and two classes of events, are not in it. */
export function refusalsOf(kind: WorkloadKind, manifest: unknown, bus?: BusType): Refusal[] {
  const spec = asRecord(manifest)?.spec;
  return [
    ...refusalsAt(PLACES[kind], spec),
    ...kind === 'Sensor' ? sameTriggerNames(spec) : [],
    ...kind === 'Sensor' && bus === 'nats' ? sameEvents(spec) : [],
  ];
}
