import { BusRuntime, HaEventBus, HaEventBusProps, HaEventSource, HaSensor, LeaderElection } from '../../src';
import { FIELDS_WITH_HISTORY } from '../../src/argo-events/catalog/field-history';
import { structFields } from '../../src/argo-events/catalog/struct-walk';
import { WARNING } from '../../src/constructs/checks/warning';
import { DEPENDENCY, shopChart, TRIGGER, WEBHOOK } from '../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const bus = (props: HaEventBusProps) => new HaEventBus(shopChart(), 'Bus', props);
const native = (props: HaEventBusProps) => bus({ ...props, runtime: BusRuntime.NATIVE });
const warnings = ({ node }: HaEventBus) => node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data as string);

function flow(argoEventsVersion: string | undefined, make: (chart: ReturnType<typeof shopChart>, eventBus: any) => unknown): unknown {
  const chart = shopChart();
  return make(chart, HaEventBus.fromEventBusName(chart, 'Bus', 'default', { argoEventsVersion }));
}

test('every field of the history is one of the schema', () => {
  const unknown = FIELDS_WITH_HISTORY.filter(field => {
    const [struct, name] = field.split('.');
    return !structFields(struct).has(name);
  });
  expect(unknown).toEqual([]);
});

test.each(['v1.9.0', '1.9.5', 'v1.8.1'])('%s is refused: its webhooks acknowledge events that are lost', version => {
  const message = `argoEventsVersion: got "${version}". Its webhooks answer 200 for events that they cannot publish. Allowed: v1.9.6 or later, v1.9.11 if possible`;
  expect(() => bus({ argoEventsVersion: version })).toThrow(message);
  expect(() => HaEventBus.fromEventBusName(shopChart(), 'Bus', 'default', { argoEventsVersion: version })).toThrow(message);
});

test('what is no version is refused', () => {
  expect(() => bus({ argoEventsVersion: 'latest' })).toThrow('argoEventsVersion: got the string "latest". Allowed: a version of Argo Events, for example "v1.9.11"');
});

describe('JetStream versions', () => {
  test.each<[string | undefined, string | undefined, string]>([
    [undefined, undefined, '2.10.29'], ['v1.9.11', undefined, '2.10.29'], ['v1.9.10', undefined, '2.10.29'], ['v1.9.9', '2.10.10', '2.10.10'], ['v1.9.12', undefined, '2.10.29'],
  ])('Argo Events %s takes version %s as %s', (argoEventsVersion, version, made) => {
    expect((native({ argoEventsVersion, version }).eventBus.toJson() as any).spec.jetstream.version).toBe(made);
  });

  test('one that the controllers of that version do not list is refused', () => {
    expect(() => native({ argoEventsVersion: 'v1.9.9' })).toThrow(/^version: got none, and the default 2\.10\.29 the install manifests of Argo Events v1\.9\.9 and the Helm chart .* do not list.* Allowed: .*2\.10\.10/);
  });

  test('a list of one\'s own counts before', () => {
    expect(() => native({ argoEventsVersion: 'v1.9.9', jetStreamVersions: ['2.10.29'] })).not.toThrow();
  });

  test('own servers have theirs with any version of Argo Events', () => {
    expect(bus({ argoEventsVersion: 'v1.9.9' }).statefulSet!.toJson().spec.template.spec.containers[0].image).toBe('nats:2.14.10');
  });
});

test.each([['v1.9.10', 1], ['v1.9.11', 0], ['v1.9.12', 0], [undefined, 0]])('a native bus of Argo Events %s is warned of its servers: %s', (argoEventsVersion, count) => {
  expect(warnings(native({ argoEventsVersion })).filter(text => text.includes('lame duck'))).toHaveLength(count);
});

test('own servers, which no controller makes, are warned of no version of Argo Events', () => {
  expect(warnings(bus({ argoEventsVersion: 'v1.9.6' }))).toEqual([]);
});

describe('fields', () => {
  const sensor = (trigger: object) => (chart: any, eventBus: any) => new HaSensor(chart, 'S', { eventBus, dependencies: [DEPENDENCY], triggers: [{ ...TRIGGER, ...trigger }] });
  const host = { template: { name: 'call', http: { url: 'http://a.b', method: 'POST', host: 'c' } } };
  const zone = (chart: any, eventBus: any) => new HaSensor(chart, 'S', {
    eventBus, dependencies: [{ ...DEPENDENCY, filters: { time: { start: '08:00:00', stop: '18:00:00', timezone: 'Europe/Berlin' } } }], triggers: [TRIGGER],
  });
  const mns = (chart: any, eventBus: any) => new HaEventSource(chart, 'E', { eventBus, mns: { order: { queue: 'q', endpoint: 'http://a', accessKey: { name: 'a', key: 'b' }, secretKey: { name: 'a', key: 'b' } } } });

  test.each<[string, string, string, (chart: any, eventBus: any) => unknown]>([
    ['triggers.0.template.http.host', 'v1.9.7', 'v1.9.8', sensor(host)],
    ['dependencies.0.filters.time.timezone', 'v1.9.8', 'v1.9.9', zone],
    ['mns', 'v1.9.6', 'v1.9.7', mns],
  ])('%s is refused for %s, and taken from %s on', (path, before, since, make) => {
    expect(() => flow(before, make)).toThrow(`${path} is a field of Argo Events from ${since} on, and ${before} drops it.`);
    expect(() => flow(since, make)).not.toThrow();
    expect(() => flow(undefined, make)).not.toThrow();
  });
});

test('a Lease is refused where its timings are ignored, and graft is not', () => {
  const sensor = (leaderElection: LeaderElection) => (chart: any, eventBus: any) => new HaSensor(chart, 'S', { eventBus, dependencies: [DEPENDENCY], triggers: [TRIGGER], leaderElection });
  expect(() => flow('v1.9.10', sensor(LeaderElection.lease()))).toThrow('leaderElection: got a Lease with argoEventsVersion v1.9.10. This version ignores the timings');
  expect(() => flow('v1.9.11', sensor(LeaderElection.lease()))).not.toThrow();
  expect(() => flow('v1.9.10', sensor(LeaderElection.graft()))).not.toThrow();
});

test('webhooks, which elect nobody, are taken with an even number of pods', () => {
  expect(() => flow('v1.9.10', (chart, eventBus) => new HaEventSource(chart, 'E', { eventBus, ...WEBHOOK }))).not.toThrow();
});
