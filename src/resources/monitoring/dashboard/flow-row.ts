import { Row } from './panel';
import { CONSUMER_INFO } from '../consumer-info';

export function flowRow(namespace: string): Row {
  const rate = (metric: string) => `rate(${metric}{namespace="${namespace}"}[5m])`;
  const perTrigger = (metric: string) => `sum by (sensor_name, trigger_name) (${rate(metric)})`;
  return {
    question: 'Do events flow?',
    panels: [
      {
        title: 'Events published',
        description: 'Events that EventSources put onto the bus, a second.',
        kind: 'timeseries',
        unit: 'ops',
        width: 6,
        queries: [{ expression: `sum by (eventsource_name, event_name) (${rate('argo_events_events_sent_total')})`, legend: '{{eventsource_name}} {{event_name}}' }],
      },
      {
        title: 'Triggers run',
        description: 'Triggers that succeeded, a second. A trigger that waits for several events runs less often than they arrive.',
        kind: 'timeseries',
        unit: 'ops',
        width: 6,
        queries: [{ expression: perTrigger('argo_events_action_triggered_total'), legend: '{{sensor_name}} {{trigger_name}}' }],
      },
      {
        title: 'Events that wait',
        description: 'Events on the bus that a trigger has not had yet. A line that only rises means a trigger that is too slow, or dead.',
        kind: 'timeseries',
        unit: 'short',
        width: 6,
        queries: [{
          expression: `max by (consumer_name) (nats_consumer_num_pending{namespace="${namespace}",is_consumer_leader="true"})`
            + ` * on (consumer_name) group_left (sensor_name, trigger_name, dependency_name) ${CONSUMER_INFO}{namespace="${namespace}"}`,
          legend: '{{sensor_name}} {{trigger_name}} ({{dependency_name}})',
        }],
      },
      {
        title: 'Mean duration of triggers',
        description: 'Argo Events exposes the sum and the number of durations, no quantiles.',
        kind: 'timeseries',
        unit: 'ms',
        width: 6,
        queries: [{
          expression: `${perTrigger('argo_events_action_duration_milliseconds_sum')} / ${perTrigger('argo_events_action_duration_milliseconds_count')}`,
          legend: '{{sensor_name}} {{trigger_name}}',
        }],
      },
    ],
  };
}
