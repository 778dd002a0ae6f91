import { STREAM } from '../../../argo-events/catalog/names';
import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { allServersAnswer, busPods } from '../selectors';

export const busCopyMissing: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusCopyMissing',
  severity: 'warning',
  pendingSeconds: 600,
  applies: ({ copies }) => copies > 1,
  expression: bus => `count(nats_stream_total_messages{${busPods(bus)},stream_name="${STREAM}"}) < ${bus.copies} and on () ${allServersAnswer(bus)}`,
  summary: ({ name }) => `The events of the EventBus ${name} have fewer copies than declared`,
  description: ({ copies }) => `The stream has {{ $value }} of ${copies} copies, although all servers answer. Fewer failures are survived than declared.`,
};
