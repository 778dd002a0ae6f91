import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

/** How long a copy may take to have what another had. */
const CATCH_UP = '5m';

export const busCopiesDiffer: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusCopiesDiffer',
  severity: 'warning',
  pendingSeconds: 600,
  applies: ({ copies }) => copies > 1,
  // servers are scraped at different times, so a copy is compared with what another had earlier
  expression: bus => {
    const of = (aggregate: string, metric: string) => `${aggregate} by (stream_name) (${metric}{${busPods(bus)}})`;
    const earlier = `max by (stream_name) (nats_stream_last_seq{${busPods(bus)}} offset ${CATCH_UP})`;
    return `${earlier} - ${of('min', 'nats_stream_last_seq')} > 0`
      + ` or ${of('max', 'nats_stream_total_messages')} - ${of('min', 'nats_stream_total_messages')} > 0`
      + ` and ${of('max', 'nats_stream_last_seq')} == ${of('min', 'nats_stream_last_seq')}`;
  },
  summary: ({ name }) => `A copy of a stream of the EventBus ${name} lacks messages`,
  description: () => `A copy of the stream {{ $labels.stream_name }} lacks {{ $value }} messages that another copy has for more than ${CATCH_UP}. When its server becomes the leader, these messages are lost.`,
};
