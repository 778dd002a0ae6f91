import { clientDeployment, ClientWorkloadOptions } from './client-workload';
import { Json } from '../../values/json-values';

export interface SensorWorkload {
  readonly deployment: Json;
}

/** What the controller makes of a Sensor; undefined without a usable bus, when it makes nothing. */
export function sensorWorkload(sensor: unknown, options: ClientWorkloadOptions): SensorWorkload | undefined {
  const deployment = clientDeployment('Sensor', sensor, options);
  return deployment && { deployment };
}
