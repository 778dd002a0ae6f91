import { Alert } from '../alert';
import { MonitoredSensor } from '../monitored';
import { clientPods } from '../selectors';

export const sensorTriggerFailing: Alert<MonitoredSensor> = {
  name: 'ArgoEventsSensorTriggerFailing',
  severity: 'critical',
  pendingSeconds: 0,
  expression: sensor => `sum by (trigger_name) (increase(argo_events_action_retries_failed_total{${clientPods(sensor)}}[5m])) > 0`,
  summary: ({ name }) => `A trigger of the Sensor ${name} fails after all its retries`,
  description: () => 'The trigger {{ $labels.trigger_name }} failed about {{ $value | humanize }} times in 5 minutes, each time after its last retry. Without a dead-letter trigger, these events have no effect.',
};
