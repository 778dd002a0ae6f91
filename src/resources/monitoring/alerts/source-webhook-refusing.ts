import { Alert } from '../alert';
import { MonitoredSource } from '../monitored';
import { guards } from '../selectors';

/** Share of the requests. */
const REFUSED = 0.01;

export const sourceWebhookRefusing: Alert<MonitoredSource> = {
  name: 'ArgoEventsSourceWebhookRefusing',
  severity: 'critical',
  pendingSeconds: 60,
  applies: ({ webhookGuard }) => webhookGuard,
  expression: source => {
    const rate = (code: string) => `sum(rate(haproxy_frontend_http_responses_total{${guards(source)},proxy=~"webhook-[0-9]+"${code}}[5m]))`;
    return `${rate(',code="5xx"')} / ${rate('')} > ${REFUSED}`;
  },
  summary: ({ name }) => `Webhooks of the EventSource ${name} answer with errors`,
  description: () => '{{ $value | humanizePercentage }} of the requests of the last 5 minutes were refused after all retries.',
};
