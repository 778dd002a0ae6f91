import { App, Chart, Testing } from 'cdk8s';
import { BusRuntime, FailureDomain, HaAnalysis, HaEventBus, HaEventBusProps, HaEventSource, HaPodPolicy, HaSensor } from '../../../src';
import { checkText } from '../../lint/support/check-text';
import { nativeBusChart, only } from '../../support/synth';

const JETSTREAM_VERSIONS = 'cdk8s-argo-events-ha/jetstream-versions';
const bus = (props: HaEventBusProps) => only(nativeBusChart(props), 'EventBus');
const warnings = (props: HaEventBusProps) => nativeBusChart(props).node.findChild('Bus').node.metadata.map(({ data }) => data);

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

function flow(props: HaEventBusProps): App {
  const app = Testing.app();
  new HaPodPolicy(new Chart(app, 'platform'), 'PodPolicy');
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', { runtime: BusRuntime.NATIVE, survives: FailureDomain.ZONE, ...props });
  const source = new HaEventSource(chart, 'Shop', { eventBus, metadata: { name: 'shop' }, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } });
  new HaSensor(chart, 'Fulfil', {
    eventBus,
    metadata: { name: 'fulfil' },
    dependencies: [source.event('order')],
    triggers: [{ template: { name: 'call', http: { url: 'http://shop.example.com', method: 'POST' } } }],
  });
  return app;
}

test.each<[string, HaEventBusProps, string, string | undefined]>([
  ['the default', {}, '2.10.29', undefined],
  ['a version that a published controller lists', { version: '2.10.10' }, '2.10.10', undefined],
  ['a version of the list of the user', { version: '2.12.12', jetStreamVersions: ['2.12.12'] }, '2.12.12', '2.12.12'],
  ['a version without a number of that list', { version: 'corp', jetStreamVersions: ['corp', '2.9.16'] }, 'corp', 'corp,2.9.16'],
])('%s is taken, and the list of the user stands on the EventBus', (_, props, version, annotation) => {
  const { metadata, spec } = bus(props);
  expect([spec.jetstream.version, metadata.annotations[JETSTREAM_VERSIONS]]).toEqual([version, annotation]);
});

test.each<[HaEventBusProps, unknown[]]>([
  [{}, []],
  [{ version: 'latest' }, []],
  [{ version: '2.10.10' }, ['only the controller of the Helm chart 2.4.23 to 2.4.27 lists the JetStream version 2.10.10. With any other controller the bus never starts. '
    + 'If your controller lists the version, set jetStreamVersions: [\'2.10.10\']']],
  [{ version: '2.10.10', jetStreamVersions: ['2.10.10'] }, []],
])('of a bus with %j it is said where it starts', (props, said) => {
  expect(warnings(props)).toEqual(said);
});

test('the analysis knows the list of the user', () => {
  expect(HaAnalysis.of(flow({ version: '2.12.12', jetStreamVersions: ['2.12.12'] })).notSurvived(FailureDomain.ZONE)).toEqual([]);
});

test('without that list, a version that only some controllers list is not known to start', () => {
  const [first] = HaAnalysis.of(flow({ version: '2.10.10' })).notSurvived(FailureDomain.POD);
  expect(first).toMatch(/^nothing fails: .* unknown: not known: whether the controller lists JetStream version "2.10.10" \(argoEventsVersion and controllerConfiguration\)\.$/);
});

test.each([
  ['check knows the list of the user', {}, 0],
  ['a list that is given as a fact counts before it', { jetStreamVersions: ['2.10.29'] }, 1],
  ['a chart does not count before it', { chartVersion: '2.4.24' }, 0],
])('%s', (_, facts, findings) => {
  const manifests = Testing.synth(nativeBusChart({ version: '2.12.12', jetStreamVersions: ['2.12.12'] })).map(manifest => JSON.stringify(manifest)).join('\n---\n');
  const { report } = checkText(manifests, facts, { rules: ['ha/unlisted-jetstream-version'] });
  expect([report.findings.length, report.unknowns.length]).toEqual([findings, 0]);
});

test('a list of the user without a version that can start names the way out', () => {
  expect(() => flow({ version: '2.8.2', jetStreamVersions: ['2.8.2'] })).toThrow('version: got "2.8.2", which does not support sync_interval, which needs at least nats-server 2.10.0; the bus would never start. '
    + 'Allowed: a version from 2.10.0 on; jetStreamVersions has none: add one to the configuration of the controller and to jetStreamVersions');
});
