import { FakeCluster } from './support/fake-cluster';
import { fakeCluster } from './support/with-fake-cluster';
import { cordon, uncordon, uncordonAll } from '../cluster/support/cordon';
import { drain } from '../cluster/support/drain';
import { evict } from '../cluster/support/evict';
import { isOwned, owned, testName } from '../cluster/support/test-run';

jest.mock('../cluster/support/run-kubectl', () => jest.requireActual('./support/with-fake-cluster'));

const node = (name: string, spec: object = {}) => ({ kind: 'Node', metadata: { name }, spec });
const pod = (name: string, namespace: string, nodeName: string) =>
  ({ kind: 'Pod', metadata: { name, namespace, labels: { controller: 'eventbus-controller' } }, spec: { nodeName } });

const nodes = () => fakeCluster(node('n1'), node('n2', { unschedulable: true }), node('n3'));
const cordoned = ({ objects }: FakeCluster) => objects.filter(({ spec }) => spec.unschedulable).map(({ metadata }) => metadata.name);

test('nodes are cordoned and uncordoned, and a node that was cordoned before stays so', () => {
  const cluster = nodes();
  cordon(['n1', 'n2', 'n3']);
  expect(cordoned(cluster)).toEqual(['n1', 'n2', 'n3']);
  uncordonAll();
  expect(cordoned(cluster)).toEqual(['n2']);
});

test('a node that was cordoned before stays so when it is named', () => {
  const cluster = nodes();
  cordon(['n1', 'n2']);
  uncordon(['n1', 'n2']);
  expect(cordoned(cluster)).toEqual(['n2']);
});

test('only the nodes that are named are cordoned and uncordoned', () => {
  const cluster = nodes();
  cordon(['n1']);
  cordon(['n3']);
  uncordon(['n3']);
  expect(cordoned(cluster)).toEqual(['n1', 'n2']);
});

test('the nodes that an earlier run cordoned and left are uncordoned', () => {
  const cluster = fakeCluster(owned(node('n1', { unschedulable: true })), node('n2', { unschedulable: true }));
  uncordonAll();
  expect(cordoned(cluster)).toEqual(['n2']);
  expect(cluster.objects.some(isOwned)).toBe(false);
});

test('a drain takes the pods of one namespace from one node, and no others', async () => {
  const [own, elsewhere] = [testName('a'), testName('b')];
  const others = [pod('real', 'argo-events', 'n1'), pod('other', elsewhere, 'n1'), pod('away', own, 'n3')];
  const cluster = fakeCluster(node('n1'), node('n3'), pod('x', own, 'n1'), pod('y', own, 'n1'), ...others);
  await drain('n1', own);
  expect(cluster.objects.filter(({ kind }) => kind === 'Pod')).toEqual(others);
  expect(cordoned(cluster)).toEqual(['n1']);
});

test('no pod is evicted from a namespace that is not one of the tests', () => {
  const cluster = fakeCluster(pod('real', 'argo-events', 'n1'));
  expect(() => evict('argo-events', 'real')).toThrow('pod "real": the namespace "argo-events" is not one of the tests');
  expect(cluster.calls).toEqual([]);
});
