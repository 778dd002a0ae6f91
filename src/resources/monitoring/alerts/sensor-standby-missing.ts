import { Alert } from '../alert';
import { MonitoredSensor } from '../monitored';
import { clientPods } from '../selectors';

export const sensorStandbyMissing: Alert<MonitoredSensor> = {
  name: 'ArgoEventsSensorStandbyMissing',
  severity: 'warning',
  pendingSeconds: 600,
  applies: ({ replicas }) => replicas > 1,
  expression: sensor => `(count(up{${clientPods(sensor)},container="main"} == 1) or vector(0)) < ${sensor.replicas}`,
  summary: ({ name }) => `The Sensor ${name} has fewer pods than declared`,
  description: ({ replicas }) => `{{ $value }} of ${replicas} pods answer. Pods that elect by votes stop triggering without a majority.`,
};
