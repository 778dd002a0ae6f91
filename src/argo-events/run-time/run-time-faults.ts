import { ACTION_PLACES } from './actions';
import { hostAndPort, kafkaVersion } from './addresses';
import { createdObjectFaults } from './created-objects';
import { eventFilterFaults } from './event-filters';
import { EventOf, filterFaults } from './filter-faults';
import { unknownHosts } from './git-sources';
import { LISTENER_PLACES } from './listeners';
import { missingFiles, missingFolders } from './mounted-paths';
import { parameterFaults } from './parameters';
import { podFaults } from './pods';
import { TRANSFORM_PLACES } from './transforms';
import { asRecord } from '../../values/json-values';
import { WorkloadKind } from '../catalog/labels';
import { VisitedField } from '../catalog/struct-walk';
import { Place, Refusal, refusalsAt } from '../refusals/places';

/** Addresses with which no pod can connect. */
const BUS_PLACES: readonly Place[] = [{
  path: 'kafka',
  demands: [hostAndPort('pkg/eventbus/kafka/base/kafka.go#L30', 'url', 9092), kafkaVersion('pkg/eventbus/kafka/base/kafka.go#L77', 'version')].map(each => ({ ...each, fault: 'bus-address' })),
}];

const SENSOR_PLACES: readonly Place[] = [...TRANSFORM_PLACES, ...ACTION_PLACES];

const UNKNOWN: EventOf = () => undefined;

/** What the controller takes and what fails after that, with certainty. */
export function runTimeFaults(kind: WorkloadKind, manifest: unknown, fields: readonly VisitedField[], eventOf = UNKNOWN): Refusal[] {
  const spec = asRecord(manifest)?.spec;
  return [
    ...podFaults(fields),
    ...kind === 'EventBus' ? refusalsAt(BUS_PLACES, spec) : [],
    ...kind === 'EventSource' ? [...refusalsAt(LISTENER_PLACES, spec), ...eventFilterFaults(spec), ...missingFolders(spec)] : [],
    ...kind === 'Sensor' ? [...filterFaults(spec, eventOf), ...refusalsAt(SENSOR_PLACES, spec), ...missingFiles(spec), ...unknownHosts(spec), ...createdObjectFaults(spec), ...parameterFaults(spec, eventOf)] : [],
  ];
}
