import { Row } from './panel';

export function refusingRow(namespace: string): Row {
  const rate = (metric: string, labels = '') => `rate(${metric}{namespace="${namespace}"${labels}}[5m])`;
  return {
    question: 'Who refuses?',
    panels: [
      {
        title: 'Webhook requests refused',
        description: 'Answers 5xx of the guards after all retries, a second.',
        kind: 'timeseries',
        unit: 'reqps',
        width: 6,
        queries: [{
          expression: `sum by (eventsource_name, proxy) (${rate('haproxy_frontend_http_responses_total', ',proxy=~"webhook-[0-9]+|webhooks",code="5xx"')})`,
          legend: '{{eventsource_name}} {{proxy}}',
        }],
      },
      {
        title: 'Webhook requests sent again',
        description: 'Retries of the guards, a second. Callers do not see them.',
        kind: 'timeseries',
        unit: 'reqps',
        width: 6,
        queries: [{ expression: `sum by (eventsource_name, proxy) (${rate('haproxy_backend_retry_warnings_total', ',proxy=~"(first|later)(-[0-9]+)?"')})`, legend: '{{eventsource_name}} {{proxy}}' }],
      },
      {
        title: 'Events not published',
        description: 'Failures of EventSources, a second. Processing includes publishing.',
        kind: 'timeseries',
        unit: 'ops',
        width: 6,
        queries: [
          { expression: `sum by (eventsource_name) (${rate('argo_events_events_sent_failed_total')})`, legend: '{{eventsource_name}} publishing' },
          { expression: `sum by (eventsource_name) (${rate('argo_events_events_processing_failed_total')})`, legend: '{{eventsource_name}} processing' },
        ],
      },
      {
        title: 'Triggers that failed',
        description: 'After the last retry, a second.',
        kind: 'timeseries',
        unit: 'ops',
        width: 6,
        queries: [{ expression: `sum by (sensor_name, trigger_name) (${rate('argo_events_action_retries_failed_total')})`, legend: '{{sensor_name}} {{trigger_name}}' }],
      },
    ],
  };
}
