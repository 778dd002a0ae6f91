import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

export const busNoMetaLeader: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusNoMetaLeader',
  severity: 'critical',
  pendingSeconds: 60,
  expression: bus => `count(nats_server_total_streams{${busPods(bus)}}) unless on () count(nats_server_total_streams{${busPods(bus)},is_meta_leader="true"})`,
  summary: ({ name }) => `The JetStream meta group of the EventBus ${name} has no leader`,
  description: () => '{{ $value }} servers answer, and none leads. No stream, bucket or consumer can be created, so EventSources and Sensors cannot start.',
};
