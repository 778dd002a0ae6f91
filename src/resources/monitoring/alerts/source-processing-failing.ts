import { Alert } from '../alert';
import { MonitoredSource } from '../monitored';
import { clientPods } from '../selectors';

export const sourceProcessingFailing: Alert<MonitoredSource> = {
  name: 'ArgoEventsSourceProcessingFailing',
  severity: 'warning',
  pendingSeconds: 0,
  // events that were not sent are among those not processed; without a connection to the bus, Argo Events counts an event as not processed only
  expression: source => {
    const increase = (metric: string) => `sum by (event_name) (increase(${metric}{${clientPods(source)}}[15m]))`;
    return `${increase('argo_events_events_processing_failed_total')} - ${increase('argo_events_events_sent_failed_total')} > 0.5`;
  },
  summary: ({ name }) => `The EventSource ${name} rejects what it receives`,
  description: () => 'About {{ $value | humanize }} events of {{ $labels.event_name }} in 15 minutes were rejected: the body could not be read, or the pod had no connection to the bus.',
};
