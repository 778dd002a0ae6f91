import { Alert } from '../alert';
import { MonitoredSensor } from '../monitored';
import { labelled, ofConsumers } from '../selectors';

export const sensorRedeliveryLoop: Alert<MonitoredSensor> = {
  name: 'ArgoEventsSensorRedeliveryLoop',
  severity: 'warning',
  pendingSeconds: 0,
  expression: sensor => {
    const redelivered = ofConsumers('nats_consumer_num_redelivered', sensor.bus);
    // fewer samples would do for a new consumer, and for a new Prometheus; one or two may be missing
    return labelled(`min_over_time(${redelivered}[15m:1m]) > 0 and count_over_time(${redelivered}[15m:1m]) >= 14`, sensor);
  },
  summary: ({ name }) => `The Sensor ${name} gets the same events again and again`,
  description: () => '{{ $value }} events of the trigger {{ $labels.trigger_name }} (dependency {{ $labels.dependency_name }}) were delivered more than once and are not acknowledged, for 15 minutes.',
};
