import { Panel, Row } from './panel';
import { quorum } from '../../../values/raft-majority';
import { MonitoredBus } from '../monitored';
import { answeringServers, busPods } from '../selectors';

export function redundancyRow(namespace: string, buses: readonly MonitoredBus[]): Row {
  const pods = (label: string): string => `sum by (${label}) (up{namespace="${namespace}",container="main",${label}!=""})`;
  const ofBuses: Panel[] = buses.length === 0 ? [] : [
    {
      title: 'Servers that may still fail',
      description: 'Servers beyond the quorum. At 0, the next one that fails stops the bus; below 0, the bus has stopped.',
      kind: 'stat',
      unit: 'none',
      width: 6,
      queries: buses.map(bus => ({ expression: `${answeringServers(bus)} - ${quorum(bus.servers)}`, legend: bus.name })),
      thresholds: [{ from: -99, color: 'red' }, { from: 0, color: 'orange' }, { from: 1, color: 'green' }],
    },
    {
      title: 'Copies of each stream',
      description: '"default" has the events, "KV_<Sensor>" the state of a Sensor.',
      kind: 'timeseries',
      unit: 'none',
      width: 6,
      queries: buses.map(bus => ({ expression: `count by (stream_name) (nats_stream_total_messages{${busPods(bus)}})`, legend: `${bus.name} {{stream_name}}` })),
    },
  ];
  return {
    question: 'What is left of the redundancy?',
    panels: [
      ...ofBuses,
      {
        title: 'Pods that answer',
        description: 'Pods of EventSources and Sensors.',
        kind: 'timeseries',
        unit: 'none',
        width: 6,
        queries: [{ expression: pods('eventsource_name'), legend: '{{eventsource_name}}' }, { expression: pods('sensor_name'), legend: '{{sensor_name}}' }],
      },
      {
        title: 'Bus servers that guards reach',
        description: 'The fewest that any guard reaches.',
        kind: 'timeseries',
        unit: 'none',
        width: 6,
        queries: [{ expression: `min by (pod) (haproxy_backend_active_servers{namespace="${namespace}",proxy=~"bus(-[0-9]+)?"})`, legend: '{{pod}}' }],
      },
    ],
  };
}
