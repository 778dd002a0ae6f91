import { execFileSync } from 'child_process';
import { removePolicyObjects } from './support/admission';
import { eventually, sleep } from './support/eventually';
import { evict } from './support/evict';
import { AWAY_FROM_THE_BUS, Flow, POLICY } from './support/flow';
import { get, kubectl } from './support/kubectl';
import { Outcome } from './support/load';
import { deleteNamespace } from './support/namespaces';
import { describeOnCluster, testWithNodes } from './support/on-cluster';
import { testName } from './support/test-run';
import { REBALANCE_QUIET_SECONDS, REBALANCE_SPREAD_SECONDS } from '../../src/resources/bus-guard/rebalance';

jest.setTimeout(600_000);

const NAMESPACE = testName('guard');
const SERVERS = [0, 1, 2].map(ordinal => `eventbus-default-js-${ordinal}`);

const flow = new Flow({ namespace: NAMESPACE, source: { template: { affinity: AWAY_FROM_THE_BUS } } });
/** Of 50 requests a second. */
const NONE_MISSING = { refused: 0, answers: {}, lost: [] };

function report(what: string, { sent, refused, answers, lost, twice, gap, slowest }: Outcome): void {
  process.stdout.write(`${what}: ${refused} of ${sent} refused ${JSON.stringify(answers)}, lost ${JSON.stringify(lost)}, ${twice} twice, longest gap ${gap} ms, slowest ${slowest} ms\n`);
}

async function gone(pod: string, uid: string): Promise<void> {
  await eventually(90, () => { if (get('pod', pod, '-n', NAMESPACE).metadata.uid === uid) throw new Error(`${pod} is still there`); });
}

/** Connections to a server in another zone. */
const misplacedConnections = () => flow.zonesOfConnections().filter(({ source, server }) => source !== server);

const uidOf = (pod: string) => get('pod', pod, '-n', NAMESPACE).metadata.uid;

describeOnCluster('guarded pods of a webhook EventSource, at 50 requests a second', () => {
  beforeAll(() => flow.start());
  afterEach(async () => {
    await flow.busHealed();
    await flow.copiesHealed();
  });
  afterAll(() => {
    removePolicyObjects(POLICY);
    deleteNamespace(NAMESPACE);
  });

  test('every pod has the guard, and is spread over the nodes', () => {
    for (const pod of flow.sourcePods()) expect(pod.spec.initContainers[0]).toMatchObject({ name: 'bus-guard', restartPolicy: 'Always' });
    expect(new Set(flow.sourcePods().map(({ spec }) => spec.nodeName)).size).toBe(3);
  });

  test('every source pod that starts connects to the server in its own zone', async () => {
    await flow.restartSource();
    expect(new Set(flow.zonesOfConnections().map(({ server }) => server)).size).toBe(3);
    expect(misplacedConnections()).toEqual([]);
  });

  test('no request is refused while each bus pod is killed in turn', async () => {
    const outcome = await flow.under(async () => {
      for (const pod of SERVERS) {
        kubectl(['delete', 'pod', pod, '-n', NAMESPACE, '--grace-period=1']);
        await sleep(10);
        await flow.busHealed();
      }
    });
    report('bus pods killed', outcome);
    expect(outcome).toMatchObject(NONE_MISSING);
  });

  test('no request is refused while each bus pod is evicted in turn', async () => {
    const outcome = await flow.under(async () => {
      for (const pod of SERVERS) {
        const uid = uidOf(pod);
        expect(evict(NAMESPACE, pod)).toBe('evicted');
        await gone(pod, uid);
        await flow.busHealed();
      }
    });
    report('bus pods evicted', outcome);
    expect(outcome).toMatchObject(NONE_MISSING);
  });

  test('no request is refused while the bus is rolled out', async () => {
    const outcome = await flow.under(async () => {
      kubectl(['rollout', 'restart', 'statefulset/eventbus-default-js', '-n', NAMESPACE]);
      kubectl(['rollout', 'status', 'statefulset/eventbus-default-js', '-n', NAMESPACE, '--timeout=300s']);
    });
    report('bus rolled out', outcome);
    expect(outcome).toMatchObject(NONE_MISSING);
    // those of the server that was restarted last
    expect(misplacedConnections()).not.toEqual([]);
  });

  test('no request is refused while connections come back to the server in their own zone after that', async () => {
    const outcome = await flow.under(async () => {
      await eventually(REBALANCE_QUIET_SECONDS + REBALANCE_SPREAD_SECONDS + 60, () => expect(misplacedConnections()).toEqual([]));
    });
    report('connections came back', outcome);
    expect(outcome).toMatchObject(NONE_MISSING);
  });

  test('no request is refused while the source is rolled out', async () => {
    const outcome = await flow.under(async () => {
      await flow.restartSource();
    });
    report('source rolled out', outcome);
    expect(outcome).toMatchObject(NONE_MISSING);
  });

  describe.each([
    ['loses its power', 'off', 'on'],
    ['is cut off from the network', 'cut', 'join'],
  ])('when the node of a bus server %s to which a source pod is connected', (_, off, on) => {
    testWithNodes('no request is refused, and for no more than 6 s none is taken', async tool => {
      const node = await flow.busNodeWithClient();
      try {
        const outcome = await flow.under(async () => {
          execFileSync(tool, [off, node]);
          await sleep(30);
        });
        report(`node of a bus server: ${off}`, outcome);
        expect(outcome).toMatchObject(NONE_MISSING);
        expect(outcome.gap).toBeLessThanOrEqual(6000);
        // some request did wait for another server, or the wrong node was lost
        expect(outcome.slowest).toBeGreaterThan(1000);
      } finally {
        execFileSync(tool, [on, node]);
      }
    });
  });
});
