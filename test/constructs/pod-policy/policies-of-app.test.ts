import { ApiObject, App, Chart } from 'cdk8s';
import { BusRuntime, HaEventBus, HaEventBusProps, HaEventSource, HaPodPolicy, HaSensor } from '../../../src';
import { WARNING } from '../../../src/constructs/checks/warning';
import { DEPENDENCY, TRIGGER, WEBHOOK } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const chartOf = (scope: App, name = 'shop') => new Chart(scope, name, { namespace: name });

function warnings(root: App): string[] {
  root.synthYaml();
  root.synthYaml();
  return root.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === WARNING).map(({ data }) => data as string)).filter(text => text.includes('HaPodPolicy'));
}

function shop(props: HaEventBusProps = {}, webhooks = true): Chart {
  const chart = chartOf(new App());
  const eventBus = new HaEventBus(chart, 'Bus', { runtime: BusRuntime.NATIVE, ...props });
  if (webhooks) new HaEventSource(chart, 'Shop', { eventBus, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { eventBus, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  return chart;
}

test.each<[string, Chart, string]>([
  ['webhooks', shop(), 'Without it, no request reaches the webhooks.'],
  ['clients of the bus', shop({}, false), 'Without it, a lost bus server stops its clients for minutes.'],
])('an app with guards of %s and no policy is warned of once', (_, chart, consequence) => {
  const found = warnings(chart.node.root as App);
  expect(found.filter(text => text.startsWith('the app has no HaPodPolicy'))).toHaveLength(1);
  expect(found[0]).toContain(consequence);
});

test.each<[string, () => Chart]>([
  ['that has the policy', () => { const chart = shop(); new HaPodPolicy(chart, 'Policy'); return chart; }],
  ['that has the policy in another chart', () => { const chart = shop(); new HaPodPolicy(chartOf(chart.node.root as App, 'platform'), 'Policy'); return chart; }],
  ['that includes the manifest of the policy', () => {
    const chart = shop();
    new ApiObject(chart, 'Policy', { ...new HaPodPolicy(chartOf(new App()), 'P').mutatingPolicy.toJson() });
    return chart;
  }],
  ['whose bus says that the cluster has it', () => shop({ podPolicy: true })],
  ['whose bus says that the cluster has none', () => shop({ podPolicy: false })],
  ['without guards in the pods', () => shop({ busGuard: false })],
  ['with own servers, whose guards are on the nodes', () => shop({ runtime: BusRuntime.OWN_SERVERS })],
])('no warning of a missing policy for an app %s', (_, make) => {
  expect(warnings(make().node.root as App).filter(text => text.startsWith('the app has no HaPodPolicy'))).toEqual([]);
});

test.each<[string, () => unknown]>([
  ['one chart', () => { const chart = chartOf(new App()); new HaPodPolicy(chart, 'A'); new HaPodPolicy(chart, 'B', { metadata: { name: 'b' } }); }],
  ['two charts', () => { const root = new App(); new HaPodPolicy(chartOf(root, 'a'), 'A'); new HaPodPolicy(chartOf(root, 'b'), 'B'); }],
])('two policies in %s of an app are refused', (_, make) => {
  expect(make).toThrow(/^got a second HaPodPolicy, .*B beside .*A\. .* Allowed: one HaPodPolicy/);
});

test('an app whose charts go to several clusters may have several policies', () => {
  const root = new App();
  root.node.setContext('cdk8s-argo-events-ha/several-clusters', true);
  new HaPodPolicy(chartOf(root, 'a'), 'A');
  expect(() => new HaPodPolicy(chartOf(root, 'b'), 'B')).not.toThrow();
});

