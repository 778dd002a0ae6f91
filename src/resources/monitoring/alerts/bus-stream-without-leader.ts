import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

export const busStreamWithoutLeader: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusStreamWithoutLeader',
  severity: 'critical',
  pendingSeconds: 60,
  expression: bus => `count by (stream_name) (nats_stream_total_messages{${busPods(bus)}})`
    + ` unless on (stream_name) count by (stream_name) (nats_stream_total_messages{${busPods(bus)},is_stream_leader="true"})`,
  summary: ({ name }) => `A stream of the EventBus ${name} has no leader`,
  description: () => 'No server leads the stream {{ $labels.stream_name }}. Without a leader of "default", events are refused. Without a leader of "KV_<Sensor>", the Sensor stops.',
};
