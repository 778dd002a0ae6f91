import { Alert } from '../alert';
import { MonitoredSource } from '../monitored';
import { clientPods } from '../selectors';

export const sourcePublishFailing: Alert<MonitoredSource> = {
  name: 'ArgoEventsSourcePublishFailing',
  severity: 'critical',
  pendingSeconds: 0,
  expression: source => `sum by (event_name) (increase(argo_events_events_sent_failed_total{${clientPods(source)}}[5m])) > 0`,
  summary: ({ name }) => `The EventSource ${name} cannot publish events`,
  description: () => 'About {{ $value | humanize }} events of {{ $labels.event_name }} in 5 minutes did not get onto the bus. Callers of a webhook got an error; other sources may have lost the events.',
};
