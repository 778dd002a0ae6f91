import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

export const busNotFullyFormed: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusNotFullyFormed',
  severity: 'critical',
  pendingSeconds: 120,
  expression: bus => `min(nats_varz_jetstream_meta_cluster_size{${busPods(bus)}}) < ${bus.servers}`,
  summary: ({ name }) => `A server of the EventBus ${name} is not a member of the JetStream meta group`,
  description: ({ servers }) => `The meta group has {{ $value }} of ${servers} members. Pods are Ready nevertheless. Streams with ${servers} copies cannot be created.`,
};
