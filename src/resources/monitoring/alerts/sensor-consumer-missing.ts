import { Alert } from '../alert';
import { CONSUMER_INFO } from '../consumer-info';
import { MonitoredSensor } from '../monitored';
import { busPods } from '../selectors';

export const sensorConsumerMissing: Alert<MonitoredSensor> = {
  name: 'ArgoEventsSensorConsumerMissing',
  severity: 'critical',
  pendingSeconds: 120,
  expression: ({ namespace, name, bus }) => `${CONSUMER_INFO}{namespace="${namespace}",sensor_name="${name}"}`
    + ` unless on (consumer_name) nats_consumer_num_pending{${busPods(bus)}} and on () count(nats_server_total_consumers{${busPods(bus)}}) > 0`,
  summary: ({ name }) => `A subscription of the Sensor ${name} is missing on the bus`,
  description: () => 'The consumer {{ $labels.consumer_name }} of the trigger {{ $labels.trigger_name }} (dependency {{ $labels.dependency_name }}) does not exist. '
    + 'The trigger gets no events, although its pods are Ready.',
};
