import { App, Chart } from 'cdk8s';
import { apply } from './support/apply';
import { busReady, createBus, monitor, updateBus } from './support/bus';
import { eventually } from './support/eventually';
import { get, kubectl } from './support/kubectl';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { describeOnCluster } from './support/on-cluster';
import { sectionOf, shell } from './support/page-commands';
import { testName } from './support/test-run';
import { BusRuntime, HaEventBus } from '../../src';

jest.setTimeout(600_000);

const NAMESPACE = testName('operations');
const page = (title: string) => sectionOf('docs/operations.md', title);

/** The bus as the constructs emit it; the controller makes its servers. */
function bus(replicas: number) {
  const chart = new Chart(new App(), 'operations', { namespace: NAMESPACE });
  new HaEventBus(chart, 'Bus', { replicas, runtime: BusRuntime.NATIVE, podPolicy: false });
  const all = chart.toJson() as any[];
  return { eventBus: all.find(({ kind }) => kind === 'EventBus'), besides: all.filter(({ apiVersion }) => !apiVersion.startsWith('argoproj.io/')) };
}

function applied(replicas: number): void {
  const { eventBus, besides } = bus(replicas);
  updateBus({ namespace: NAMESPACE, eventBus });
  apply(besides, NAMESPACE);
}

const inToolbox = (script: string) => kubectl(['exec', '-n', NAMESPACE, 'toolbox', '--', 'sh', '-c', `. /scripts/common.sh\n${script}`]);
const stream = (name: string) => JSON.parse(inToolbox(`info ${name}`));
const positions = () => JSON.parse(inToolbox('bus request --raw \'$JS.API.CONSUMER.INFO.default.fulfil\' \'\''));
const metaSizes = (servers: number) => [...Array(servers).keys()].map(ordinal => monitor(NAMESPACE, 'default', ordinal, '/jsz')?.meta_cluster?.cluster_size);

describeOnCluster('the commands of docs/operations.md, on a bus with events', () => {
  beforeAll(async () => {
    freshNamespace(NAMESPACE);
    createBus({ namespace: NAMESPACE, eventBus: bus(5).eventBus });
    apply(bus(5).besides, NAMESPACE);
    await busReady(NAMESPACE, 'default', 5);
    await shell(page('A toolbox')[0], NAMESPACE);
    await eventually(120, () => expect(metaSizes(5)).toEqual([5, 5, 5, 5, 5]));
    await eventually(60, () => inToolbox('nats stream add default --subjects="default.*.*" --replicas=5 --defaults'));
    inToolbox('nats kv add fulfil --replicas 5 && nats kv put fulfil key value');
    inToolbox('nats consumer add default fulfil --pull --deliver all --ack explicit --replicas 0 --defaults');
    inToolbox('nats pub default.shop.order --count 200 event && nats consumer next default fulfil --count 50 --ack');
  });
  afterAll(() => deleteNamespace(NAMESPACE));

  test('a backup and a restore keep events, the state of Sensors and the position of each subscription', async () => {
    // there are no EventSources and Sensors here
    const [backup, stop, restore, start] = page('Back up and restore').map(block => block.replace(/^.* -l controller=.*\n/gm, ''));
    const { consumer_seq, stream_seq } = positions().ack_floor;
    expect(stream_seq).toBe(50);
    const folder = await shell(backup, NAMESPACE);
    inToolbox('nats pub default.shop.order later && nats kv put fulfil key changed && nats consumer next default fulfil --count 20 --ack');
    await shell(stop, NAMESPACE);
    await shell(restore, NAMESPACE, folder);
    await shell(start, NAMESPACE);
    expect(stream('default').state).toMatchObject({ messages: 200, first_seq: 1, last_seq: 200 });
    expect(positions()).toMatchObject({ num_pending: 150, ack_floor: { consumer_seq, stream_seq } });
    expect(inToolbox('nats kv get fulfil key --raw').trim()).toBe('value');
  });

  test('five servers become three, with all events, three copies and a meta group of three', async () => {
    const [copies, smaller, members, fewer, volumes] = page('From five servers to three');
    await shell(copies, NAMESPACE);
    await shell(smaller.replace('kubectl apply -f dist/shop.k8s.yaml\n', ''), NAMESPACE, undefined, () => applied(3));
    await shell(members, NAMESPACE);
    await eventually(30, () => expect(metaSizes(3)).toEqual([3, 3, 3]));
    await shell(fewer, NAMESPACE);
    await shell(volumes.replace(/^kubectl -n \S+ delete pvc .*$/m, ''), NAMESPACE);
    for (const name of ['default', 'KV_fulfil', 'KV_ha_keeper']) {
      const { config, cluster } = stream(name);
      expect({ name, copies: config.num_replicas, on: [cluster.leader, ...cluster.replicas.map((each: any) => each.name)].sort() })
        .toEqual({ name, copies: 3, on: [0, 1, 2].map(ordinal => `eventbus-default-js-${ordinal}`) });
    }
    expect(stream('default').state.messages).toBe(200);
    expect(get('statefulset', 'eventbus-default-js', '-n', NAMESPACE).spec.volumeClaimTemplates ?? []).toEqual([]);
  });
});
