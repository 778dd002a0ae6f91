import { ACTION_PLACES } from './actions';
import { eventFilterFaults } from './event-filters';
import { EventOf, filterFaults } from './filter-faults';
import { LISTENER_PLACES } from './listeners';
import { parameterFaults } from './parameters';
import { podFaults } from './pods';
import { TRANSFORM_PLACES } from './transforms';
import { asRecord } from '../../values/json-values';
import { WorkloadKind } from '../catalog/labels';
import { VisitedField } from '../catalog/struct-walk';
import { Refusal, refusalsAt } from '../refusals/places';

const UNKNOWN: EventOf = () => undefined;

/** What the controller takes and what fails after that, with certainty. */
export function runTimeFaults(kind: WorkloadKind, manifest: unknown, fields: readonly VisitedField[], eventOf = UNKNOWN): Refusal[] {
  const spec = asRecord(manifest)?.spec;
  return [
    ...podFaults(fields),
    ...kind === 'EventSource' ? [...refusalsAt(LISTENER_PLACES, spec), ...eventFilterFaults(spec)] : [],
    ...kind === 'Sensor' ? [...filterFaults(spec, eventOf), ...refusalsAt([...TRANSFORM_PLACES, ...ACTION_PLACES], spec), ...parameterFaults(spec, eventOf)] : [],
  ];
}
