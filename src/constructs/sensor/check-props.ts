import { HaSensorProps } from './ha-sensor-props';
import { flag, Checks, integer, records, record, textByName, validateProps, wholeNumber } from '../checks/prop-schema';
import { sensorThroughput } from '../throughput/check-props';
import { WORKLOAD } from '../workload/check-props';

export const SENSOR: Checks<HaSensorProps> = {
  ...WORKLOAD,
  dependencies: records,
  triggers: records,
  throughput: sensorThroughput,
  replicas: integer,
  retryStrategy: record,
  loggingFields: textByName,
  bucketJob: flag,
  revisionHistoryLimit: wholeNumber(0),
};

export function validateSensorProps(props: HaSensorProps): void {
  validateProps(props, SENSOR, ['eventBus']);
}
