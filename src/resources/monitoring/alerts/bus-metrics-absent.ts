import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

export const busMetricsAbsent: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusMetricsAbsent',
  severity: 'critical',
  pendingSeconds: 300,
  expression: bus => `absent(up{${busPods(bus)}})`,
  summary: ({ name }) => `Prometheus scrapes no server of the EventBus ${name}`,
  description: () => 'No server pod exists, or Prometheus does not select the PodMonitor. The other alerts about the bus cannot fire.',
};
