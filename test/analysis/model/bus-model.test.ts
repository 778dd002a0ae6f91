import { brokenBus, busModel } from '../../../src/analysis/model/bus-model';
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
  expect(busModel(bus, false).peerNotice).toBe(seconds);
});

test.each([
  ['any published controller', {}, '2.10.29, where the controller lists it, as that of the install manifests of Argo Events v1.9.10 to v1.9.11 and the Helm chart 2.4.25 to 2.4.27'],
  ['an older controller', { argoEventsVersion: 'v1.9.5' }, '2.10.10'],
  ['a chart', { chartVersion: '2.4.25' }, '2.10.29'],
  ['a configuration of one version', { jetStreamVersions: ['2.11.4'] }, '2.11.4'],
  ['a configuration of none', { jetStreamVersions: [] }, 'a version in the configuration of the controller; or add this one to that configuration'],
])('of the versions of %s it names one to take instead of one that is not known', (_, facts, change) => {
  const { buses: [bus] } = flowOf('{ apiVersion: argoproj.io/v1alpha1, kind: EventBus, metadata: { name: default }, spec: { jetstream: { version: 2.9.11 } } }');
  expect(brokenBus(bus, facts)[0].fix).toEqual({ part: 'bus', field: 'spec.jetstream.version', change });
});

test.each([['sync_interval: always', undefined], ['sync: always', undefined], ['sync: 1m', '1m'], ['max_file: 1GB', '2m']])('with %j, events may be in memory only for %j', (settings, interval) => {
  const { buses: [bus] } = flowOf(JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus', metadata: { name: 'default' }, spec: { jetstream: { version: '2.10.29', settings } },
  }));
  expect(busModel(bus, false).flushInterval).toBe(interval);
});
