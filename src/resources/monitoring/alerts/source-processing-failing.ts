import { Alert } from '../alert';
import { MonitoredSource } from '../monitored';
import { clientPods } from '../selectors';

/** The longest time between two failures that go on. Short, so that one activity on the cluster and the next one do not count as one. */
const GO_ON = '2m';

export const sourceProcessingFailing: Alert<MonitoredSource> = {
  name: 'ArgoEventsSourceProcessingFailing',
  severity: 'warning',
  // a rollout of the bus lasts a few minutes, in which each pod has no connection for some seconds at a time
  pendingSeconds: 600,
  expression: source => {
    const { repeatedEvents } = source;
    if (repeatedEvents.length === 0) return `${rejected(source, '', '15m')} > 0.5`;
    const events = JSON.stringify(repeatedEvents.map(name => name.replace(/[\\^$|?+()[\]{}]/g, '\\$&')).join('|'));
    const [others, repeated] = [`,event_name!~${events}`, `,event_name=~${events}`];
    // the guard sends a request that fails to another pod, so one failure does not matter; it does when failures go on, or nothing else happens
    return [
      `${rejected(source, others, '15m')} > 0.5`,
      `${rejected(source, repeated, GO_ON)} > 0.5`,
      `${rejected(source, repeated, '1h')} > 0.5 unless ${increase(source, 'sent', repeated, '1h')} > 0.5`,
    ].join(' or ');
  },
  summary: ({ name }) => `The EventSource ${name} rejects what it receives`,
  description: () => 'About {{ $value | humanize }} events of {{ $labels.event_name }} were rejected lately: the body could not be read, or the pod had no connection to the bus.',
};

/** Events that were not sent are among those not processed. Without a connection to the bus, Argo Events counts an event as not processed only. */
function rejected(source: MonitoredSource, events: string, window: string): string {
  return `${increase(source, 'processing_failed', events, window)} - ${increase(source, 'sent_failed', events, window)}`;
}

function increase(source: MonitoredSource, counter: string, events: string, window: string): string {
  return `sum by (event_name) (increase(argo_events_events_${counter}_total{${clientPods(source)}${events}}[${window}]))`;
}
