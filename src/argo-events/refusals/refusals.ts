import { EVENT_BUS_PLACES } from './event-bus';
import { EVENT_SOURCE_PLACES } from './event-source';
import { Place, Refusal, refusalsAt } from './places';
import { SENSOR_PLACES } from './sensor';
import { asRecord } from '../../values/json-values';
import { WorkloadKind } from '../catalog/labels';

const PLACES: Readonly<Record<WorkloadKind, readonly Place[]>> = { EventBus: EVENT_BUS_PLACES, EventSource: EVENT_SOURCE_PLACES, Sensor: SENSOR_PLACES };

/** What the controller refuses of an object by itself. Names that are there twice, and what depends on other objects, are not in it. */
export function refusalsOf(kind: WorkloadKind, manifest: unknown): Refusal[] {
  return refusalsAt(PLACES[kind], asRecord(manifest)?.spec);
}
