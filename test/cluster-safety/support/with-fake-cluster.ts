import { FakeCluster } from './fake-cluster';

let cluster: FakeCluster;

/** A kubectl that reaches the fake cluster alone. For `jest.mock` of run-kubectl. */
export const runKubectl = (args: readonly string[], input?: string): string => cluster.kubectl(args, input);

/** The cluster that the tests on a cluster would use, which they are allowed to. */
export function fakeCluster(...objects: any[]): FakeCluster {
  process.env.HA_TEST_CLUSTER = 'ha';
  cluster = new FakeCluster(objects);
  return cluster;
}
