import { App, Chart } from 'cdk8s';
import { apply } from './support/apply';
import { cordon, uncordon } from './support/cordon';
import { ensureCrds } from './support/crds';
import { eventually } from './support/eventually';
import { get, kubectl } from './support/kubectl';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { describeOnCluster } from './support/on-cluster';
import { OwnBus } from './support/own-bus';
import { testName } from './support/test-run';
import { HaEventBus, HaEventSource, HaSensor } from '../../src';
import { durableConsumer } from '../../src/argo-events/catalog/names';
import { run } from '../../src/cli/run';

jest.setTimeout(600_000);

const bus = new OwnBus(testName('live'));
const { namespace } = bus;
const CONSUMER = durableConsumer('fulfil', 'fulfil', 'order');
const RULES = ['ha/unformed-bus', 'ha/missing-stream-copy', 'ha/bucket-single-replica', 'ha/missing-consumer', 'ha/idle-consumer'];

/** Custom resources that no controller takes up here: a Sensor whose state and subscription the test makes by hand. */
function flow(): any[] {
  const chart = new Chart(new App(), 'live', { namespace });
  const eventBus = new HaEventBus(chart, 'Bus', { ...bus.props, keeper: { enabled: false } });
  const source = new HaEventSource(chart, 'Shop', {
    eventBus, metadata: { name: 'shop' }, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } },
  });
  new HaSensor(chart, 'Fulfil', {
    eventBus,
    metadata: { name: 'fulfil' },
    dependencies: [source.event('order')],
    triggers: [{ template: { name: 'fulfil', http: { url: 'http://sink.shop.svc', method: 'POST' } } }],
  });
  return chart.toJson();
}

/** What `check --cluster` has against the running bus, by rule. */
async function found(): Promise<Record<string, string[]>> {
  let out = '';
  const arguments_ = ['check', '--cluster', '--namespace', namespace, '--format', 'json', '--fail-on', 'never', ...RULES.flatMap(rule => ['--rule', rule])];
  const code = await run(arguments_, { write: text => { out += text; }, writeError: () => undefined, color: false });
  expect(code).toBe(0);
  const { findings } = JSON.parse(out) as { findings: { rule: string; what: string }[] };
  const ofRule = (rule: string) => findings.filter(finding => finding.rule === rule).map(({ what }) => what);
  return Object.fromEntries(RULES.map(rule => [rule, ofRule(rule)]).filter(([, whats]) => whats.length > 0));
}

describeOnCluster('check --cluster on a running bus', () => {
  beforeAll(async () => {
    ensureCrds();
    freshNamespace(namespace);
    apply(flow().filter(({ kind, metadata }) => kind !== 'Job' || metadata.name.includes('secrets')), namespace);
    await bus.healthy(150);
    await bus.clients();
    await eventually(30, () => bus.makeStream());
  });

  afterAll(() => deleteNamespace(namespace));

  test('finds a bucket of one copy and a subscription that is missing', async () => {
    bus.nats('kv', 'add', 'fulfil', '--replicas=1');
    expect(await found()).toEqual({
      'ha/bucket-single-replica': [expect.stringContaining('1')],
      'ha/missing-consumer': [`the bus has no consumer ${CONSUMER} for the trigger "fulfil" and the dependency "order"`],
    });
  });

  test('finds nothing once the bucket has three copies and the subscription exists', async () => {
    bus.nats('kv', 'edit', 'fulfil', '--replicas=3');
    bus.nats('consumer', 'add', 'default', CONSUMER, '--pull', '--defaults', '--filter=default.shop.order');
    await eventually(60, async () => expect(await found()).toEqual({}));
  });

  test('finds events that wait while nobody asks for them', async () => {
    bus.nats('pub', 'default.shop.order', '{"id":1}');
    await eventually(30, async () => expect(Object.keys(await found())).toEqual(['ha/idle-consumer']));
  });

  test('finds a stream with too few copies', async () => {
    bus.nats('stream', 'edit', 'default', '--replicas=1', '--force');
    await eventually(60, async () => expect(await found()).toHaveProperty(['ha/missing-stream-copy'], ['the stream default has 1 of the 3 replicas that the bus supports']));
    bus.nats('stream', 'edit', 'default', '--replicas=3', '--force');
  });

  test('finds a server that does not come back, and a meta group of two servers', async () => {
    const [, , pod] = bus.pods;
    const { nodeName } = get('pod', pod, '-n', namespace).spec;
    cordon([nodeName]);
    try {
      kubectl(['delete', 'pod', pod, '-n', namespace, '--grace-period=1']);
      await eventually(60, async () => expect(await found()).toHaveProperty(['ha/unformed-bus'], [expect.stringContaining(pod)]));
      bus.system('server', 'cluster', 'peer-remove', pod, '--force');
      await eventually(60, async () => expect(await found()).toHaveProperty(['ha/unformed-bus'], expect.arrayContaining([
        expect.stringMatching(/^eventbus-default-\d, eventbus-default-\d: 2 of 3 servers in the meta group$/),
      ])));
    } finally {
      uncordon([nodeName]);
    }
  });
});
