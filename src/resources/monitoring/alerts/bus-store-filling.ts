import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

/** Halfway between the most that the stream may take and the limit of the store. */
function threshold({ limits }: MonitoredBus): number {
  return limits ? Math.round((limits.streamBytes + limits.storeBytes) / 2 / limits.storeBytes * 100) / 100 : 0.9;
}

export const busStoreFilling: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusStoreFilling',
  severity: 'warning',
  pendingSeconds: 300,
  expression: bus => `max by (pod) (nats_varz_jetstream_stats_storage{${busPods(bus)}} / nats_varz_jetstream_config_max_storage{${busPods(bus)}}) > ${threshold(bus)}`,
  summary: ({ name }) => `The file store of the EventBus ${name} is nearly full`,
  description: () => 'The server {{ $labels.pod }} uses {{ $value | humanizePercentage }} of its file store. A full store refuses events and Sensor state.',
};
