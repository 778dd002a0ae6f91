import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

export const busSlowConsumers: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusSlowConsumers',
  severity: 'warning',
  pendingSeconds: 0,
  expression: bus => `sum by (pod) (increase(nats_varz_slow_consumers{${busPods(bus)}}[10m])) > 0`,
  summary: ({ name }) => `The EventBus ${name} has disconnected slow clients`,
  description: () => 'The server {{ $labels.pod }} closed connections of clients that did not read in time. These clients lack CPU or network.',
};
