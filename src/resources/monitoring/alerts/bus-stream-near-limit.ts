import { STREAM } from '../../../argo-events/catalog/names';
import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods, ofConsumers } from '../selectors';

/** Share of the stream's limit. */
const NEAR = 0.9;

export const busStreamNearLimit: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusStreamNearLimit',
  severity: 'warning',
  pendingSeconds: 300,
  applies: ({ limits }) => limits !== undefined,
  // a stream that discards its oldest events is full in normal work; the loss begins where a trigger has not had these events
  expression: bus => {
    const near = `max(nats_stream_total_bytes{${busPods(bus)},stream_name="${STREAM}"}) > ${Math.floor(bus.limits!.streamBytes * NEAR)}`;
    if (bus.limits!.refusesNew) return near;
    const backlog = `max(${ofConsumers('nats_consumer_num_pending', bus)})`;
    return `${near} and on () ${backlog} > 0.5 * max(nats_stream_total_messages{${busPods(bus)},stream_name="${STREAM}"})`;
  },
  summary: ({ name, limits }) => `The stream of the EventBus ${name} is nearly full${limits?.refusesNew ? '' : ' of events that are not delivered'}`,
  description: ({ limits }) => `The stream holds {{ $value | humanize1024 }}B of ${limits!.streamBytes} bytes. ${limits!.refusesNew
    ? 'A full stream refuses new events.' : 'A full stream discards its oldest events, and half of its events still wait for a trigger.'}`,
};
