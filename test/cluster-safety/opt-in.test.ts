import { FakeCluster } from './support/fake-cluster';
import { OPT_IN, optIn, SKIPPED } from '../cluster/support/opt-in';

const cluster = (change: Partial<FakeCluster> = {}) => Object.assign(new FakeCluster(), change);

test.each([[undefined], ['']])('when HA_TEST_CLUSTER is %j, no cluster is used and kubectl is not called', given => {
  const untouched = cluster();
  expect(optIn(given, untouched.kubectl)).toBeUndefined();
  expect(untouched.calls).toEqual([]);
});

test('the current context is used when HA_TEST_CLUSTER names it', () => {
  expect(optIn('ha', cluster().kubectl)).toBe('ha');
});

test.each<[string, string, Partial<FakeCluster>, RegExp]>([
  ['another context is current', 'kind', {}, /^HA_TEST_CLUSTER: got "kind", but the current context of kubectl is "ha"\. .*kubectl config use-context kind/],
  ['the name is only the beginning of the current context', 'h', {}, /^HA_TEST_CLUSTER: got "h", but the current context of kubectl is "ha"/],
  ['there is no current context', 'ha', { context: '' }, /^HA_TEST_CLUSTER: got "ha", but kubectl has no current context\. .*unset HA_TEST_CLUSTER.*current-context is not set/],
  ['the cluster does not answer', 'ha', { answers: false }, /^HA_TEST_CLUSTER: got "ha", .*does not answer\. .*unset HA_TEST_CLUSTER.*connection refused/],
])('it is an error when %s', (_, given, change, message) => {
  const refused = cluster(change);
  expect(() => optIn(given, refused.kubectl)).toThrow(message);
  expect(refused.changes).toEqual([]);
});

describe('the files of the tests on a cluster', () => {
  const described = (given?: string) => {
    const before = process.env;
    process.env = { ...before, KUBECONFIG: '/somewhere/kubeconfig', CLUSTER: '/somewhere/cluster', [OPT_IN]: given ?? '' };
    const fake = cluster();
    jest.doMock('../cluster/support/run-kubectl', () => ({ runKubectl: fake.kubectl }));
    try {
      let loaded: any;
      jest.isolateModules(() => {
        loaded = { ...require('../cluster/support/on-cluster'), ...require('../cluster/support/kubectl'), setup: require('../cluster/support/global-setup').default };
      });
      return { fake, ...loaded };
    } finally {
      process.env = before;
    }
  };

  test('have no cluster, no tool that powers nodes off and no kubectl by a KUBECONFIG alone', () => {
    const { fake, hasCluster, nodeTool, kubectl } = described();
    expect([hasCluster, nodeTool]).toEqual([false, undefined]);
    expect(() => kubectl(['get', 'nodes'])).toThrow('HA_TEST_CLUSTER is not set');
    expect(fake.calls).toEqual([]);
  });

  test('have all three when the cluster is named, and every call names its context', () => {
    const { fake, hasCluster, nodeTool, kubectl } = described('ha');
    expect([hasCluster, nodeTool]).toEqual([true, '/somewhere/cluster']);
    kubectl(['get', 'nodes']);
    expect(fake.calls.at(-1)).toBe('--context ha get nodes');
  });

  test('are not loaded for another cluster', () => {
    expect(() => described('kind')).toThrow('HA_TEST_CLUSTER: got "kind"');
  });
});

describe('before the tests on a cluster', () => {
  const said = (given: string | undefined) => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const before = process.env[OPT_IN];
    try {
      if (given === undefined) delete process.env[OPT_IN];
      else process.env[OPT_IN] = given;
      jest.doMock('../cluster/support/run-kubectl', () => ({ runKubectl: cluster().kubectl }));
      jest.isolateModules(() => require('../cluster/support/global-setup').default());
      return write.mock.calls.map(([text]) => text);
    } finally {
      write.mockRestore();
      if (before === undefined) delete process.env[OPT_IN];
      else process.env[OPT_IN] = before;
    }
  };

  test('one line says that they are skipped', () => {
    expect(said(undefined)).toEqual([SKIPPED]);
    expect(SKIPPED).toMatch(/^SKIPPED: HA_TEST_CLUSTER is not set, [^\n]*\n$/);
  });

  test('one line says which cluster they use', () => {
    expect(said('ha')).toEqual(['The tests run on the cluster of the context "ha".\n']);
  });

  test('an error ends the run for another cluster', () => {
    expect(() => said('kind')).toThrow('HA_TEST_CLUSTER: got "kind"');
  });
});
