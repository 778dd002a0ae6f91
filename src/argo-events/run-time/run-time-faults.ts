import { ACTION_PLACES, unknownDependencies } from './actions';
import { FILTER_PLACES } from './filters';
import { LISTENER_PLACES } from './listeners';
import { podFaults } from './pods';
import { asRecord } from '../../values/json-values';
import { WorkloadKind } from '../catalog/labels';
import { VisitedField } from '../catalog/struct-walk';
import { Refusal, refusalsAt } from '../refusals/places';

/** What the controller takes and what fails after that, with certainty. */
export function runTimeFaults(kind: WorkloadKind, manifest: unknown, fields: readonly VisitedField[]): Refusal[] {
  const spec = asRecord(manifest)?.spec;
  return [
    ...podFaults(fields),
    ...kind === 'EventSource' ? refusalsAt(LISTENER_PLACES, spec) : [],
    ...kind === 'Sensor' ? [...refusalsAt([...FILTER_PLACES, ...ACTION_PLACES], spec), ...unknownDependencies(spec)] : [],
  ];
}
