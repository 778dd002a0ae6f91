import { NODE_GUARD_LABEL } from '../../../src/contract/node-guard-names';
import { deployCanary } from '../../../src/drill/canary/canary-deployment';
import { chooseCanary } from '../../../src/drill/canary/choose-canary';
import { DRILL } from '../../../src/drill/canary/names';
import { activeSensor, bucketLeader, nodeOfStreamLeader, podsOfPart, sourcePod, streamLeader, Target, worstNode, worstZone } from '../../../src/drill/faults/targets';
import { LoadGenerator } from '../../../src/drill/load/load-generator';
import { Snapshot, takeSnapshot } from '../../../src/drill/observe/snapshot';
import { fakeRun } from '../support/run';

const ZONES = [{ name: 'a1', zone: 'a' }, { name: 'b1', zone: 'b' }, { name: 'c1', zone: 'c' }, { name: 'c2', zone: 'c' }];

/** The canary beside a bus whose server 1 leads the stream and server 2 the bucket; the first Sensor pod delivers. */
async function snapshot(changes: Partial<Snapshot> = {}, prepare: (run: ReturnType<typeof fakeRun>) => void = () => undefined): Promise<Snapshot> {
  const run = fakeRun();
  prepare(run);
  await deployCanary(run.cluster, await chooseCanary(run.cluster, run.options));
  run.cluster.put({ kind: 'Pod', metadata: { name: DRILL }, spec: { nodeName: 'a1' } });
  const generator = new LoadGenerator(run.cluster);
  const names = { source: DRILL, bus: 'default', sensor: DRILL };
  const [first] = run.cluster.pods('Sensor');
  generator.records.read(JSON.stringify(['d', 0, 0, first.status.podIP]));
  return { ...await takeSnapshot({ cluster: run.cluster, generator, names, nodes: ZONES }), ...changes };
}

const text = (target: Target) => ('text' in target ? target.text.replace(/-\d+(?=[, ]|$)/g, '-N').replace(/js-N/g, 'js') : target.unknown);

test('it knows who leads, who is active and what is not whole', async () => {
  const { bus, streamLeader: stream, bucketLeader: bucket, activeSensor: sensor } = await snapshot();
  expect([stream?.name, bucket?.name, sensor?.part, bus.faults]).toEqual(['eventbus-default-js-1', 'eventbus-default-js-2', 'sensor', []]);
  expect([...bus.copies]).toEqual([['default', 3], [`KV_${DRILL}`, 3]]);
});

test.each([['10.9.9.9'], ['192.168.0.7']])('it knows to which server a node guard is connected, by its address or by that of its node: %s', async seen => {
  const { attached } = await snapshot({}, ({ cluster }) => {
    const labels = { [NODE_GUARD_LABEL]: 'guard' };
    cluster.put({ kind: 'DaemonSet', metadata: { name: 'guard', labels } });
    cluster.put({ kind: 'Pod', metadata: { name: 'guard-x', labels }, spec: { nodeName: 'c2' }, status: { podIP: '10.9.9.9', hostIP: '192.168.0.7' } });
    cluster.clientsOf = server => server.startsWith('eventbus-default-js-1') ? [seen] : [];
  });
  expect([...attached].filter(([, clients]) => clients.includes('guard-x')).map(([server]) => server)).toEqual(['eventbus-default-js-1']);
});

const OPTIONS = fakeRun().options;

test.each([
  ['the server that leads the stream', streamLeader, 'eventbus-default-js, which leads the stream', ['bus'], []],
  ['the server that leads the bucket', bucketLeader, 'eventbus-default-js, which leads the Sensor\'s bucket', ['bus'], []],
  ['the Sensor pod that delivers', activeSensor, 'ha-events-drill-sensor-x-N, which is the active Sensor', ['sensor'], []],
  ['a source pod beside the leader', sourcePod, 'ha-events-drill-eventsource-x-N, which takes events', ['source'], []],
  ['all pods of a part', podsOfPart('bus'), '3 pods', ['bus', 'bus', 'bus'], []],
  ['the node of the leader', nodeOfStreamLeader, 'b1 with eventbus-default-js, ha-events-drill-eventsource-x-N, ha-events-drill-sensor-x-N', ['bus', 'source', 'sensor'], ['b1']],
])('%s can be chosen', async (_, choose, words, parts, nodes) => {
  const target = choose(await snapshot(), OPTIONS);
  expect(text(target)).toBe(words);
  expect(target).toMatchObject({ pods: parts.map(part => ({ part })), nodes });
});

test.each<[string, (s: Snapshot) => Partial<Snapshot>, string[]]>([
  ['leads the stream, although another one has the active Sensor', () => ({}), ['b1']],
  ['leads the stream, when no Sensor pod is known', () => ({ activeSensor: undefined }), ['b1']],
  ['has the active Sensor, when nothing leads', () => ({ streamLeader: undefined }), ['a1']],
  ['has the server to which the active Sensor is connected', ({ activeSensor: sensor, pods }) => ({
    streamLeader: undefined, activeSensor: { ...sensor!, node: 'elsewhere' }, attached: new Map([[pods.find(({ node }) => node === 'c1')!.name, [sensor!.name]]]),
  }), ['c1']],
  ['has the server to which the node guard of the active Sensor is connected', ({ activeSensor: sensor, pods }) => ({
    streamLeader: undefined,
    activeSensor: { ...sensor!, node: 'elsewhere' },
    guardPods: [{ name: 'guard', node: 'elsewhere' }],
    attached: new Map([[pods.find(({ node }) => node === 'c1')!.name, ['guard']]]),
  }), ['c1']],
])('the worst node is the one that %s', async (_, changes, nodes) => {
  const before = await snapshot();
  expect(worstNode({ ...before, ...changes(before) }, OPTIONS)).toMatchObject({ nodes });
});

test('the worst zone has all nodes of the zone, those without pods too', async () => {
  expect(worstZone(await snapshot({ streamLeader: (await snapshot()).bucketLeader, activeSensor: undefined }), OPTIONS)).toMatchObject({ nodes: ['c1', 'c2'] });
});

test.each([
  ['no zone', [], 'no node has a zone, or the nodes may not be read'],
  ['one zone', [{ name: 'a1', zone: 'a' }], 'all nodes are in the zone a'],
])('with %s no zone is chosen', async (_, nodes, reason) => {
  expect(worstZone(await snapshot({ nodes }), OPTIONS)).toEqual({ unknown: reason });
});

test('an active Sensor pod that is not known makes no guess', async () => {
  expect(activeSensor(await snapshot({ activeSensor: undefined }), OPTIONS)).toEqual({ unknown: 'deliveries come from the address of no Sensor pod, and no pod counts actions on its metrics port' });
});
