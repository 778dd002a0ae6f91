import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

export const busJetStreamDisabled: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusJetStreamDisabled',
  severity: 'critical',
  pendingSeconds: 60,
  expression: bus => `max by (pod) (nats_server_jetstream_disabled{${busPods(bus)}}) == 1`,
  summary: ({ name }) => `A server of the EventBus ${name} has turned JetStream off`,
  description: () => 'The server {{ $labels.pod }} runs without JetStream, usually since its volume is full or fails. Its copies are not written.',
};
