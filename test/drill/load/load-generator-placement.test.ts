import { DRILL } from '../../../src/drill/canary/names';
import { ClusterError } from '../../../src/drill/cluster/cluster';
import { loadGeneratorPod } from '../../../src/drill/load/load-generator-pod';
import { drill } from '../../../src/drill/run/drill';
import { fakeRun } from '../support/run';

const INPUT = { image: 'node:20-alpine', run: 'r1', url: 'http://door:12000/drill', method: 'POST', rate: 20 };

test('the load generator is restricted, knows what to send, and keeps off the nodes of a fault', () => {
  expect(loadGeneratorPod({ ...INPUT, notOn: ['n1', 'n2'] })).toMatchSnapshot();
});

test('a namespace that has no ServiceAccount yet is waited for', async () => {
  const run = fakeRun({ faults: ['pod-bus'] });
  const create = run.cluster.create.bind(run.cluster);
  let refused = 0;
  run.cluster.create = async objects => {
    if (objects[0].kind === 'Pod' && refused++ < 3) throw new ClusterError('pods "ha-events-drill" is forbidden: error looking up service account shop/default');
    return create(objects);
  };
  expect((await drill(run)).stopped).toBeUndefined();
  // three that were refused, then the tools, and at the end what clears the bus
  expect(refused).toBe(5);
});

test('a pod that never becomes Ready ends the drill, with the reason and what it needs', async () => {
  const run = fakeRun();
  run.cluster.after = what => {
    if (what !== `create Pod/${DRILL}`) return;
    run.cluster.at('pods', DRILL).status = { conditions: [{ type: 'PodScheduled', status: 'False', message: '0/6 nodes are available' }] };
  };
  await expect(drill(run)).rejects.toThrow('after 180 s the pod ha-events-drill is not Ready: 0/6 nodes are available. It needs the image node:20-alpine');
  expect(run.cluster.has('configmaps', DRILL)).toBe(false);
});
