import { Chart, Testing, Yaml } from 'cdk8s';
import { analyseYaml, kinds } from './manifests';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaNodeGuard, HaSensor } from '../../src';
import { flowOfManifests } from '../../src/analysis/analyse-manifests';
import { runRules } from '../../src/lint/engine/run-rules';
import { noBusGuard } from '../../src/lint/rules/quorum/no-bus-guard';
import { shopChart, TRIGGER, WEBHOOK } from '../support/synth';

const FACTS = { zones: 3, nodes: 9, kubernetesVersion: '1.33', argoEventsVersion: 'v1.9.11', podPolicy: false } as const;

interface Options {
  readonly kubernetesVersion?: string;
  readonly guardNamespace?: string;
  readonly runtime?: BusRuntime;
}

function manifests({ kubernetesVersion, guardNamespace, runtime }: Options = {}): any[] {
  const chart = shopChart();
  const platform = guardNamespace === undefined ? chart : new Chart(chart.node.scope!, 'platform', { namespace: guardNamespace });
  const guard = new HaNodeGuard(platform, 'Guard', { ...kubernetesVersion && { kubernetesVersion } });
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, runtime, nodeGuard: { guard } });
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [TRIGGER] });
  return [...Testing.synth(chart), ...platform === chart ? [] : Testing.synth(platform)];
}

const groupOf = (objects: readonly any[]) => analyseYaml(Yaml.stringify(...objects), FACTS).groups[0];
const analysed = (objects: readonly any[]) => kinds(groupOf(objects));

const GUARDED = {
  'pod-source': 'flows',
  'pod-bus': 'pauses 11.5',
  'node-source': 'flows',
  'node-bus': 'pauses 13',
  'zone': 'pauses 19',
  'drain': 'pauses 11.5',
  'rollout-source': 'flows',
  'rollout-guard': 'pauses 7',
};

test.each<Options>([
  {},
  { kubernetesVersion: '1.36' },
  { guardNamespace: 'platform' },
])('with own servers and node guards no failure of a pod, a node or a zone refuses a call, without the pod policy: %j', options => {
  expect(analysed(manifests(options))).toMatchObject(GUARDED);
});

test.each([
  ['1.33', [{ share: 1 / 9, worstShare: 1, seconds: 25, cause: { code: 'node-requests-rejected', until: 'guard-ready' } }]],
  ['1.36', [{ share: 1 / 9, worstShare: 1, seconds: 3, cause: { code: 'node-requests-rejected', until: 'other-guards-used' } }]],
])('a guard that ends refuses the callers of its node, on Kubernetes %s', (kubernetesVersion, refusals) => {
  expect(groupOf(manifests({ kubernetesVersion })).verdicts.get('pod-guard')).toMatchObject({ kind: 'refuses', pause: 7, refusals });
});

test('a native bus keeps its hanging connections: its clients do not go through the guard', () => {
  const { 'pod-source': podSource, 'node-bus': nodeBus } = analysed(manifests({ runtime: BusRuntime.NATIVE }));
  expect({ podSource, nodeBus }).toEqual({ podSource: 'flows', nodeBus: 'pauses 365' });
});

test.each([
  ['their port passes the guard by', 12000, 'refuses'],
  ['a port that only the guard has leads nowhere', undefined, 'stops'],
])('a Service of callers that leads to the pods themselves: %s', (_, targetPort, verdict) => {
  const objects = manifests();
  const { spec } = objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'shop-webhook');
  spec.selector = { 'controller': 'eventsource-controller', 'eventsource-name': 'shop' };
  spec.ports[0].targetPort = targetPort ?? spec.ports[0].targetPort;
  expect(analysed(objects)['node-source']).toBe(verdict);
});

test('without the DaemonSet, nobody guards', () => {
  const found = analysed(manifests().filter(({ kind }) => kind !== 'DaemonSet'));
  expect(found['node-source']).toBe('refuses');
  expect(Object.keys(found)).not.toContain('pod-guard');
});

test('a URL of the bus that names the servers passes the guard by', () => {
  const objects = manifests();
  objects.find(({ kind }) => kind === 'EventBus').spec.jetstreamExotic.url = 'nats://eventbus-default-servers.shop.svc:4222';
  expect(analysed(objects)['node-bus']).toBe('pauses 365');
});

test.each([
  ['with node guards', {}, []],
  ['without', { nodeGuard: { enabled: false } }, ['EventSource', 'Sensor']],
])('ha/no-bus-guard names the clients of own servers that hang with a server that vanishes: %s', (_, props, kindsWithFinding) => {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus', props);
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [TRIGGER] });
  const { findings } = runRules([noBusGuard], flowOfManifests(Testing.synth(chart).map((manifest, index) => ({ file: `${index}`, manifest }))), FACTS);
  expect(findings.map(({ object: { kind } }) => kind)).toEqual(kindsWithFinding);
  for (const { fix } of findings) expect(fix).toContain('HaEventBus makes one unless nodeGuard has enabled: false');
});
