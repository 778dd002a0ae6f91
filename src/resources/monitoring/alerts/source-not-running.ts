import { Alert } from '../alert';
import { MonitoredSource } from '../monitored';
import { clientPods } from '../selectors';

export const sourceNotRunning: Alert<MonitoredSource> = {
  name: 'ArgoEventsSourceNotRunning',
  severity: 'critical',
  pendingSeconds: 120,
  expression: source => `(sum(argo_events_event_service_running_total{${clientPods(source)}}) or vector(0)) < 1`,
  summary: ({ name }) => `No pod of the EventSource ${name} takes events`,
  description: () => 'No pod reports a running event service: the pods do not run, or do not reach the bus, or Prometheus does not scrape them.',
};
