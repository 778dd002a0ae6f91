import { busModel } from '../../../src/analysis/model/bus-model';
import { flowOf } from '../../lint/support/flow-of';

test.each([
  ['NATS\'s own pings', undefined, 90],
  ['a size alone', '2MB', 90],
  ['1 s and 3 pings', '2MB\nping_interval: 1s\nping_max: 3', 4],
  ['1500 ms', '2MB\nping_interval: "1500ms"', 4.5],
  ['seconds without a unit', '2MB\nping_interval: 20', 60],
  ['more than routes take', '2MB\nping_interval: 5m\nping_max: 1', 60],
])('with %s in maxPayload, a vanished server is given up by its peers after its pings', (_, maxPayload, seconds) => {
  const { buses: [bus] } = flowOf(JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus', metadata: { name: 'default' }, spec: { jetstream: { version: '2.10.29', ...maxPayload && { maxPayload } } },
  }));
  expect(busModel(bus, {}, false).peerNotice).toBe(seconds);
});

test.each([['sync_interval: always', undefined], ['sync: always', undefined], ['sync: 1m', '1m'], ['max_file: 1GB', '2m']])('with %j, events may be in memory only for %j', (settings, interval) => {
  const { buses: [bus] } = flowOf(JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus', metadata: { name: 'default' }, spec: { jetstream: { version: '2.10.29', settings } },
  }));
  expect(busModel(bus, {}, false).flushInterval).toBe(interval);
});
