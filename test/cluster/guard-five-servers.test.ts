import { removePolicyObjects } from './support/admission';
import { monitor } from './support/bus';
import { eventually } from './support/eventually';
import { Flow, POLICY } from './support/flow';
import { kubectl } from './support/kubectl';
import { deleteNamespace } from './support/namespaces';
import { describeOnCluster } from './support/on-cluster';
import { testName } from './support/test-run';

jest.setTimeout(600_000);

const NAMESPACE = testName('five');
const flow = new Flow({ namespace: NAMESPACE });
const NONE_MISSING = { refused: 0, answers: {}, lost: [] };

describeOnCluster('a guarded bus that grows from three servers to five, at 50 requests a second', () => {
  beforeAll(() => flow.start());
  afterAll(() => {
    removePolicyObjects(POLICY);
    deleteNamespace(NAMESPACE);
  });

  test('refuses nothing while it grows, and has five servers in its meta group', async () => {
    expect(await flow.under(() => flow.scaleBus(5))).toMatchObject(NONE_MISSING);
    expect([0, 1, 2, 3, 4].map(ordinal => monitor(NAMESPACE, 'default', ordinal, '/jsz').meta_cluster.cluster_size)).toEqual([5, 5, 5, 5, 5]);
  });

  test('has five copies of its stream, by the Job of the bus, and takes more streams of five copies', async () => {
    await eventually(240, () => expect(JSON.parse(flow.nats('stream', 'info', 'default', '--json')).config.num_replicas).toBe(5));
    flow.nats('stream', 'add', 'five', '--subjects=five', '--replicas=5', '--defaults');
  });

  test('refuses nothing when two of the five servers are killed at once, whichever source pods know', async () => {
    await flow.restartSource();
    const outcome = await flow.under(async () => {
      kubectl(['delete', 'pod', 'eventbus-default-js-3', 'eventbus-default-js-1', '-n', NAMESPACE, '--grace-period=1']);
      await flow.busHealed();
    });
    expect(outcome).toMatchObject(NONE_MISSING);
  });
});
