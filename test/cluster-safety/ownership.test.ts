import { fakeCluster } from './support/with-fake-cluster';
import { apply } from '../cluster/support/apply';
import { removeClusterWide } from '../cluster/support/cluster-wide';
import { CRDS, ensureCrds } from '../cluster/support/crds';
import { deleteNamespace, freshNamespace, labelNamespace } from '../cluster/support/namespaces';
import { isOwned, owned, testName } from '../cluster/support/test-run';

jest.mock('../cluster/support/run-kubectl', () => jest.requireActual('./support/with-fake-cluster'));

const object = (kind: string, name: string, more: object = {}) => ({ apiVersion: 'v1', kind, metadata: { name, ...more } });
const NAME = testName('a');

describe('a namespace', () => {
  test('is created with the label of the tests', () => {
    const cluster = fakeCluster();
    freshNamespace(NAME);
    expect(cluster.objects).toEqual([owned(object('Namespace', NAME))]);
  });

  test('of an earlier run is deleted and recreated', () => {
    const cluster = fakeCluster(owned(object('Namespace', NAME, { uid: 'old' })));
    freshNamespace(NAME);
    expect(cluster.objects).toEqual([owned(object('Namespace', NAME))]);
  });

  test.each<[string, object]>([
    ['without the label', {}],
    ['with the label and another value', { labels: { 'cdk8s-argo-events-ha/test-run': 'mine' } }],
  ])('of the same name %s is not touched', (_, more) => {
    const cluster = fakeCluster(object('Namespace', NAME, more));
    for (const touch of [freshNamespace, deleteNamespace, (name: string) => labelNamespace(name, 'a=b')]) {
      expect(() => touch(NAME)).toThrow(/^namespace "ha-events-test-a": exists without the label cdk8s-argo-events-ha\/test-run=cluster-tests\./);
    }
    expect(cluster.changes).toEqual([]);
  });

  test.each(['shop', 'keeper', 'my-ha-events-test-a'])('called %s is not touched, whatever its labels', name => {
    const cluster = fakeCluster(owned(object('Namespace', name)));
    expect(() => freshNamespace(name)).toThrow(`namespace "${name}": the name does not begin with "ha-events-test-"`);
    expect(cluster.changes).toEqual([]);
  });
});

describe('a cluster-scoped object', () => {
  const policy = object('MutatingAdmissionPolicy', NAME);

  test('is applied with the label of the tests', () => {
    const cluster = fakeCluster();
    expect(apply([policy])).toEqual([owned(policy)]);
    expect(cluster.objects).toEqual([owned(policy)]);
  });

  test('of an earlier run is applied over', () => {
    const cluster = fakeCluster(owned({ ...policy, spec: {} }));
    apply([policy]);
    expect(cluster.objects).toEqual([owned(policy)]);
  });

  test('is refused, with all that come with it, when one of the same name is not of the tests', () => {
    const cluster = fakeCluster(policy);
    expect(() => apply([object('MutatingAdmissionPolicyBinding', NAME), policy])).toThrow(/^MutatingAdmissionPolicy "ha-events-test-a": exists without the label/);
    expect(cluster.changes).toEqual([]);
  });

  test.each(['PriorityClass', 'StorageClass', 'ClusterRole', 'Namespace', 'Node', 'AnyKindToCome'])('of kind %s is refused without the prefix of the tests', kind => {
    const cluster = fakeCluster();
    expect(() => apply([object(kind, 'a')], NAME)).toThrow(`${kind} "a": the name does not begin with "ha-events-test-"`);
    expect(cluster.changes).toEqual([]);
  });

  test('of the tests is removed, and one of the same name that is not of the tests stays', () => {
    const binding = object('MutatingAdmissionPolicyBinding', NAME);
    const cluster = fakeCluster(owned(policy), binding);
    removeClusterWide('mutatingadmissionpolicybinding,mutatingadmissionpolicy', NAME);
    expect(cluster.objects).toEqual([binding]);
  });
});

describe('an object in a namespace', () => {
  const pod = object('Pod', 'x');

  test('is applied in a namespace of the tests, as it is', () => {
    const cluster = fakeCluster();
    apply([pod], NAME);
    expect(cluster.objects).toEqual([pod]);
  });

  test.each<[string, object, string | undefined]>([
    ['in another namespace', pod, 'shop'],
    ['in a namespace of its own that is another', object('Pod', 'x', { namespace: 'shop' }), NAME],
    ['without a namespace', pod, undefined],
  ])('is refused %s', (_, refused, namespace) => {
    const cluster = fakeCluster();
    expect(() => apply([refused], namespace)).toThrow('is not one of the tests');
    expect(cluster.changes).toEqual([]);
  });
});

describe('the CRDs of Argo Events', () => {
  test('are applied with the label of the tests where there are none', () => {
    const cluster = fakeCluster();
    ensureCrds();
    expect(cluster.objects).toEqual(CRDS.map(owned));
    expect(cluster.objects.every(isOwned)).toBe(true);
  });

  test('of somebody else are used as they are', () => {
    const cluster = fakeCluster(...structuredClone(CRDS));
    ensureCrds();
    expect(cluster.objects).toEqual(CRDS);
    expect(cluster.changes).toEqual([]);
  });

  test('of somebody else stay as they are when one is missing, and the missing one is applied', () => {
    const [missing, ...present] = CRDS.map(crd => ({ ...crd, spec: { ...crd.spec } }));
    const cluster = fakeCluster(...present);
    ensureCrds();
    expect(cluster.objects).toEqual([...present, owned(missing)]);
  });
});
