import { Alert } from '../alert';
import { MonitoredSensor } from '../monitored';
import { busPods, labelled, ofConsumers } from '../selectors';

export const sensorBacklogGrowing: Alert<MonitoredSensor> = {
  name: 'ArgoEventsSensorBacklogGrowing',
  severity: 'warning',
  pendingSeconds: 300,
  expression: sensor => {
    const pending = ofConsumers('nats_consumer_num_pending', sensor.bus);
    const before = `max by (consumer_name) (nats_consumer_num_pending{${busPods(sensor.bus)},is_consumer_leader="true"} offset 10m)`;
    return labelled(`${pending} > ${before} and min_over_time(${pending}[10m:1m]) > 0`, sensor);
  },
  summary: ({ name }) => `The Sensor ${name} is slower than its events`,
  description: () => '{{ $value }} events wait for the trigger {{ $labels.trigger_name }} (dependency {{ $labels.dependency_name }}), more than 10 minutes ago, and the backlog was never empty since.',
};
