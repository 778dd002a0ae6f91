import { deployCanary } from '../../../src/drill/canary/canary-deployment';
import { chooseCanary } from '../../../src/drill/canary/choose-canary';
import { CORDONED_ANNOTATION, DRILL, JOURNAL_ANNOTATION, MADE_ANNOTATION } from '../../../src/drill/canary/names';
import { cordon, readJournal, uncordon } from '../../../src/drill/faults/journal';
import { LEFTOVERS } from '../../../src/drill/observe/bus-leftovers';
import { cleanUp } from '../../../src/drill/run/clean-up';
import { fakeRun } from '../support/run';

function crashed(journal?: object) {
  const run = fakeRun();
  run.cluster.put({ kind: 'ConfigMap', metadata: { name: DRILL, annotations: { [JOURNAL_ANNOTATION]: JSON.stringify(journal) } } });
  return { ...run, clean: (hooks?: any) => cleanUp({ cluster: run.cluster, namespace: 'shop', hooks, say: line => run.said.push(line) }) };
}

test('what a crashed drill left is removed, and the node that it cordoned uncordoned', async () => {
  const { cluster, said, clean } = crashed({ cordoned: ['b1'], off: [] });
  await cordon(cluster, 'b1', 'shop');
  expect(await clean()).toEqual([]);
  expect(said).toEqual(['uncordoned b1', 'deleted the canary']);
  expect(cluster.at('nodes', 'b1')).toMatchObject({ metadata: { annotations: {} }, spec: {} });
  expect(cluster.at('nodes', 'b1').spec.unschedulable).toBeUndefined();
  expect(cluster.has('configmaps', DRILL)).toBe(false);
});

test('a canary that was cut off is removed, from the bus too, and nothing of anybody else', async () => {
  const run = fakeRun();
  const canary = await chooseCanary(run.cluster, run.options);
  await deployCanary(run.cluster, canary);
  run.cluster.put({ kind: 'Sensor', metadata: { name: 'fulfil' }, spec: {} });
  run.cluster.done.length = 0;
  expect(await cleanUp({ cluster: run.cluster, namespace: 'shop', say: line => run.said.push(line) })).toEqual([]);
  expect(run.cluster.done).toEqual([
    `remove sensors.argoproj.io/${DRILL}`, `remove eventsources.argoproj.io/${DRILL}`, `create Pod/${LEFTOVERS}`, `remove pods/${LEFTOVERS}`, `remove configmaps/${DRILL}`,
  ]);
  expect(run.cluster.has('sensors.argoproj.io', 'fulfil')).toBe(true);
});

test('a node that the drill did not cordon stays cordoned, whatever the journal says', async () => {
  const { cluster, clean } = crashed({ cordoned: ['b1', 'c1'], off: [] });
  cluster.at('nodes', 'b1').spec.unschedulable = true;
  await cordon(cluster, 'c1', 'other');
  await clean();
  expect(['b1', 'c1'].map(node => cluster.at('nodes', node).spec.unschedulable)).toEqual([true, true]);
});

test('a node that is cordoned already is not marked, and so not uncordoned later', async () => {
  const { cluster } = fakeRun();
  cluster.at('nodes', 'b1').spec.unschedulable = true;
  expect([await cordon(cluster, 'b1', 'shop'), await uncordon(cluster, 'b1', 'shop')]).toEqual([false, false]);
  expect(cluster.at('nodes', 'b1')).toMatchObject({ spec: { unschedulable: true } });
});

test('a node whose journal was deleted is found by its own mark', async () => {
  const { cluster, clean } = crashed();
  await cluster.remove('configmaps', DRILL);
  await cordon(cluster, 'c2', 'shop');
  await clean();
  expect(cluster.at('nodes', 'c2').metadata.annotations[CORDONED_ANNOTATION]).toBeUndefined();
});

test('nodes that are off need the commands again, and nothing is deleted before', async () => {
  const { cluster, clean, said } = crashed({ cordoned: [], off: ['a1', 'a2'] });
  expect(await clean()).toEqual(['the nodes a1, a2 were turned off. Turn them on, or give the commands again: --node-off \'...\' --node-on \'...\'']);
  expect(cluster.has('configmaps', DRILL)).toBe(true);
  const on: string[] = [];
  expect(await clean({ on: async (node: string) => { on.push(node); } })).toEqual([]);
  expect(on).toEqual(['a1', 'a2']);
  expect(said).toEqual(['turned on a1', 'turned on a2', 'deleted the canary']);
});

test('a namespace is deleted only when the drill made it', async () => {
  const { cluster, clean } = crashed({ cordoned: [], off: [] });
  await clean();
  expect(cluster.has('namespaces', 'shop')).toBe(true);
  cluster.at('namespaces', 'shop').metadata.annotations = { [MADE_ANNOTATION]: 'true' };
  await clean();
  expect(cluster.has('namespaces', 'shop')).toBe(false);
  expect(cluster.done.slice(-2)).toEqual(['remove eventbus.argoproj.io/default', 'remove namespaces/shop']);
});

test('where no drill was, nothing is done', async () => {
  const { cluster, said } = fakeRun();
  await cleanUp({ cluster, namespace: 'shop', say: line => said.push(line) });
  expect([said, cluster.done]).toEqual([['nothing of a drill was left'], []]);
});

test.each([undefined, 'no JSON', '[]', '{"cordoned":"b1","off":[7]}'])('a journal that says %p names no node', text => {
  expect(readJournal({ metadata: { annotations: text === undefined ? {} : { [JOURNAL_ANNOTATION]: text } } })).toEqual({ cordoned: [], off: [] });
});
