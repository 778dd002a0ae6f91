import { App, Chart, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { BusRuntime, ControllerConfiguration, FailureDomain, HaAnalysis, HaEventBus, HaEventSource, HaFacts, HaPodPolicy, HaSensor } from '../../src';
import { publishedGuide } from '../analysis/manifests';

const { NATIVE, OWN_SERVERS } = BusRuntime;
const guide = parseAllDocuments(publishedGuide('2.10.29')).map(document => document.toJS());
const facts: HaFacts = { zones: 3, nodes: 6, kubernetesVersion: '1.36', argoEventsVersion: 'v1.9.11', controllerConfiguration: ControllerConfiguration.MANIFEST };

/** A flow of the constructs, and the pod policy that it needs on a native bus in a chart of its own. */
function app(runtime?: BusRuntime): { app: App; shop: Chart } {
  const root = Testing.app();
  const shop = new Chart(root, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(shop, 'Bus', { survives: FailureDomain.ZONE, runtime });
  if (eventBus.podPolicy) new HaPodPolicy(new Chart(root, 'platform'), 'PodPolicy');
  const source = new HaEventSource(shop, 'Shop', { eventBus, metadata: { name: 'shop' }, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } });
  new HaSensor(shop, 'Fulfil', {
    eventBus,
    metadata: { name: 'fulfil' },
    dependencies: [source.event('order')],
    triggers: [{ template: { name: 'call', http: { url: 'http://shop.example.com', method: 'POST' } } }],
  });
  return { app: root, shop };
}

test.each(Object.values(BusRuntime))('an app survives what its constructs declare: %s', runtime => {
  expect(HaAnalysis.of(app(runtime).app).notSurvived(FailureDomain.ZONE)).toEqual([]);
});

test('a chart of own servers survives without a pod policy', () => {
  expect(HaAnalysis.of(app().shop, { podPolicy: false }).survives(FailureDomain.ZONE)).toBe(true);
});

test('a chart with a native bus survives once the pod policy is said to be installed, and not before', () => {
  const { shop } = app(NATIVE);
  expect(HaAnalysis.of(shop, { podPolicy: true }).survives(FailureDomain.ZONE)).toBe(true);
  const unknown = HaAnalysis.of(shop);
  expect(unknown.survives(FailureDomain.ZONE)).toBe(false);
  expect(unknown.notSurvived(FailureDomain.ZONE)[0]).toBe('EventSource pod ends: shop → default → fulfil (shop): unknown: '
    + 'with the pod policy refuses 33 % ≤ 3 s, without it refuses 33 % ≤ 13 s; not known: whether the pod policy is installed (podPolicy). '
    + 'Fix: cluster HaPodPolicy: install it, and add it to the manifests or say podPolicy: true.');
});

test('what is not survived is said in sentences: failure, flow, verdict, reason, fix', () => {
  expect(HaAnalysis.fromManifests(guide, facts).notSurvived(FailureDomain.POD)).toEqual([
    'EventBus server ends: shop → default → fulfil (events): refuses 33 % ≤ 5 s: pods on that server connect again; '
      + 'pauses ≤ 70 s: the bucket of the Sensor: its only replica is unavailable. '
      + 'Fix: Sensor KV_<sensor>: nats kv edit <sensor> --replicas 3, in a Job; HaSensor brings one, and has the leader read.',
    'EventBus rolled out: shop → default → fulfil (events): refuses 33 % ≤ 15 s: pods on that server connect again; '
      + 'pauses ≤ 2 min 10 s: the bucket of the Sensor: its only replica is unavailable. '
      + 'Fix: Sensor KV_<sensor>: nats kv edit <sensor> --replicas 3, in a Job; HaSensor brings one, and has the leader read.',
  ]);
});

test('each domain includes those before it', () => {
  const analysis = HaAnalysis.fromManifests(guide, facts);
  const [pod, node, zone] = [FailureDomain.POD, FailureDomain.NODE, FailureDomain.ZONE].map(domain => analysis.notSurvived(domain));
  expect(node).toEqual(expect.arrayContaining(pod));
  expect(zone).toEqual(expect.arrayContaining(node));
  expect([pod.length, node.length, zone.length]).toEqual([2, 7, 8]);
});

test('manifests without a flow do not pass', () => {
  expect(HaAnalysis.fromManifests([]).notSurvived(FailureDomain.POD)).toEqual(['There is no flow of events in these manifests: no EventSource, and no Sensor that depends on one.']);
});

const CALLERS_ELSEWHERE = expect.stringContaining('callers are taken to reach the webhooks of EventSource "events/shop"');

test('what is assumed is said', () => {
  expect(HaAnalysis.fromManifests(guide).assumptions).toEqual([
    'the cluster is taken to have 3 zones with 9 nodes; say zones and nodes to be sure (--zones, --nodes, or ha-events.yaml)',
    expect.stringMatching(/^the controller is taken to come from the install manifests of Argo Events v1.9.11;/),
    CALLERS_ELSEWHERE,
  ]);
  expect(HaAnalysis.fromManifests(guide, facts).assumptions).toEqual([CALLERS_ELSEWHERE]);
});

test.each<[HaFacts, string, BusRuntime]>([
  [{ zones: 2 }, '1 of 3 servers may find no node', OWN_SERVERS],
  [{ nodes: 2 }, '1 of 3 servers may find no node', OWN_SERVERS],
  [{ kubernetesVersion: '1.30' }, 'refuses 33 % ≤ 43 s', NATIVE],
  [{ argoEventsVersion: 'v1.9.9' }, 'Argo Events v1.9.9 lists no JetStream version', NATIVE],
  [{ controllerConfiguration: ControllerConfiguration.HELM }, '(chartVersion)', NATIVE],
  [{ controllerConfiguration: ControllerConfiguration.HELM, chartVersion: '2.4.24' }, 'the controller of the Helm chart 2.4.24 lists', NATIVE],
  [{ jetStreamVersions: ['2.9.1'] }, 'the controller lists no JetStream version "2.10.29"', NATIVE],
  [{ podPolicy: false }, '≤ 6 min 5 s', NATIVE],
])('the fact %j changes the answer: %s', (given, words, runtime) => {
  const { shop } = app(runtime);
  const [before, after] = [{}, given].map(changed => HaAnalysis.of(shop, { ...facts, podPolicy: true, ...changed }).toText());
  expect(before).not.toContain(words);
  expect(after).toContain(words);
});

test('the answer comes as text, HTML, JSON and Mermaid', () => {
  const analysis = HaAnalysis.fromManifests(guide, facts);
  expect(analysis.toText()).toMatch(/^shop → default → fulfil \(events\)$/m);
  expect(analysis.toHtml()).toMatch(/^<!DOCTYPE html>/);
  expect(JSON.parse(analysis.toJson()).flows).toHaveLength(1);
  expect(analysis.toMermaid()).toMatch(/^flowchart LR\n/);
});
