import { Alert } from '../alert';
import { MonitoredNodeGuard } from '../monitored';
import { nodeGuardPods } from '../selectors';

/** Share of the requests. */
const REFUSED = 0.01;

export const nodeGuardWebhookRefusing: Alert<MonitoredNodeGuard> = {
  name: 'ArgoEventsNodeGuardWebhookRefusing',
  severity: 'critical',
  pendingSeconds: 60,
  applies: ({ webhooks }) => webhooks,
  expression: guard => {
    const rate = (code: string) => `sum(rate(haproxy_frontend_http_responses_total{${nodeGuardPods(guard)},proxy="webhooks"${code}}[5m]))`;
    return `${rate(',code="5xx"')} / ${rate('')} > ${REFUSED}`;
  },
  summary: ({ name }) => `Webhooks behind the node guard ${name} answer with errors`,
  description: () => '{{ $value | humanizePercentage }} of the requests of the last 5 minutes were refused after all retries. The log of the guards names the ports.',
};
