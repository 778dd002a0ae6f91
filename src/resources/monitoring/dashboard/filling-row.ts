import { Panel, Row } from './panel';
import { STREAM } from '../../../argo-events/catalog/names';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

const SHARE = [{ from: 0, color: 'green' }, { from: 0.8, color: 'orange' }, { from: 0.9, color: 'red' }] as const;

export function fillingRow(buses: readonly MonitoredBus[]): Row {
  const limited = buses.filter(({ limits }) => limits !== undefined);
  const ofLimits: Panel[] = limited.length === 0 ? [] : [{
    title: 'Stream of events, share of its limit',
    description: 'A full stream discards its oldest events, or refuses new ones.',
    kind: 'timeseries',
    unit: 'percentunit',
    width: 8,
    queries: limited.map(bus => ({ expression: `max(nats_stream_total_bytes{${busPods(bus)},stream_name="${STREAM}"}) / ${bus.limits!.streamBytes}`, legend: bus.name })),
    thresholds: SHARE,
  }];
  return {
    question: 'What fills up?',
    panels: [
      {
        title: 'File store, share of its limit',
        description: 'A full store refuses events and the state of Sensors.',
        kind: 'timeseries',
        unit: 'percentunit',
        width: 8,
        queries: buses.map(bus => ({
          expression: `max by (pod) (nats_varz_jetstream_stats_storage{${busPods(bus)}} / nats_varz_jetstream_config_max_storage{${busPods(bus)}})`, legend: '{{pod}}',
        })),
        thresholds: SHARE,
      },
      ...ofLimits,
      {
        title: 'Memory of the servers',
        description: 'As nats-server reports it.',
        kind: 'timeseries',
        unit: 'bytes',
        width: 8,
        queries: buses.map(bus => ({ expression: `max by (pod) (nats_varz_mem{${busPods(bus)}})`, legend: '{{pod}}' })),
      },
    ],
  };
}
