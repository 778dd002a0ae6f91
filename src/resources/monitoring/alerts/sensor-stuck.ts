import { Alert } from '../alert';
import { MonitoredSensor } from '../monitored';
import { busPods, labelled, ofConsumers } from '../selectors';

export const sensorStuck: Alert<MonitoredSensor> = {
  name: 'ArgoEventsSensorStuck',
  severity: 'critical',
  pendingSeconds: 60,
  // a Sensor that works holds a request of one second, or gets events
  expression: sensor => {
    const delivered = (offset: string) => `max by (consumer_name) (nats_consumer_delivered_consumer_seq{${busPods(sensor.bus)}}${offset})`;
    return labelled([
      `${ofConsumers('nats_consumer_num_pending', sensor.bus)} > 0`,
      `${ofConsumers('nats_consumer_num_waiting', sensor.bus)} == 0`,
      `${delivered('')} == ${delivered(' offset 2m')}`,
    ].join(' and '), sensor);
  },
  summary: ({ name }) => `The Sensor ${name} does not ask for its events`,
  description: () => '{{ $value }} events wait for the trigger {{ $labels.trigger_name }} (dependency {{ $labels.dependency_name }}), and none was delivered for 2 minutes.',
};
