import { STREAM } from '../../../argo-events/catalog/names';
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
  // servers are scraped at different times, so a copy is compared with what another had earlier, or by a number that new events do not change
  expression: bus => {
    const of = (metric: string, more = '') => `${metric}{${busPods(bus)}${more}}`;
    const now = (aggregate: string, metric: string) => `${aggregate} by (stream_name) (${of(metric)})`;
    const earlier = (metric: string) => `max by (stream_name) (${of(metric)} offset ${CATCH_UP})`;
    const events = `,stream_name="${STREAM}"`;
    const holes = `${of('nats_stream_last_seq', events)} - ${of('nats_stream_first_seq', events)} + 1 - ${of('nats_stream_total_messages', events)}`;
    return [
      `${earlier('nats_stream_last_seq')} - ${now('min', 'nats_stream_last_seq')} > 0`,
      `${earlier('nats_stream_first_seq')} - ${now('min', 'nats_stream_first_seq')} > 0`
        + ` and ${now('max', 'nats_stream_first_seq')} > ${now('min', 'nats_stream_first_seq')}`,
      `max by (stream_name) (${holes}) - min by (stream_name) (${holes}) > 0`,
      // every write to a bucket replaces a message, which makes a hole in each copy
      `${now('max', 'nats_stream_total_messages')} - ${now('min', 'nats_stream_total_messages')} > 0`
        + ` and ${now('max', 'nats_stream_last_seq')} == ${now('min', 'nats_stream_last_seq')}`,
    ].join(' or ');
  },
  summary: ({ name }) => `A copy of a stream of the EventBus ${name} lacks messages`,
  description: () => `A copy of the stream {{ $labels.stream_name }} lacks {{ $value }} messages that another copy has for more than ${CATCH_UP}. When its server becomes the leader, these messages are lost.`,
};
