import { execFileSync } from 'child_process';
import { removePolicyObjects } from './support/admission';
import { Flow, Outcome, POLICY } from './support/flow';
import { deleteNamespace, describeOnCluster, eventually, get, kubectl, sleep } from './support/kubectl';

jest.setTimeout(600_000);

const NAMESPACE = 'guard';
const SERVERS = [0, 1, 2].map(ordinal => `eventbus-default-js-${ordinal}`);

const flow = new Flow({ namespace: NAMESPACE });

function report(what: string, { sent, refused, answers, gap, slowest }: Outcome): void {
  process.stdout.write(`${what}: ${refused} of ${sent} refused ${JSON.stringify(answers)}, longest gap ${gap} ms, slowest ${slowest} ms\n`);
}

async function gone(pod: string, uid: string): Promise<void> {
  await eventually(90, () => { if (get('pod', pod, '-n', NAMESPACE).metadata.uid === uid) throw new Error(`${pod} is still there`); });
}

const uidOf = (pod: string) => get('pod', pod, '-n', NAMESPACE).metadata.uid;

describeOnCluster('guarded pods of a webhook EventSource, at 50 requests a second', () => {
  beforeAll(() => flow.start());
  afterEach(() => flow.busHealed());
  afterAll(() => {
    removePolicyObjects(POLICY);
    deleteNamespace(NAMESPACE);
  });

  test('every pod has the guard, and is spread over the nodes', () => {
    for (const pod of flow.sourcePods()) expect(pod.spec.initContainers[0]).toMatchObject({ name: 'bus-guard', restartPolicy: 'Always' });
    expect(new Set(flow.sourcePods().map(({ spec }) => spec.nodeName)).size).toBe(3);
  });

  test('no request is refused while each bus pod is killed in turn', async () => {
    const outcome = await flow.under(async () => {
      for (const pod of SERVERS) {
        kubectl(['delete', 'pod', pod, '-n', NAMESPACE, '--grace-period=0', '--force']);
        await sleep(10);
        await flow.busHealed();
      }
    });
    report('bus pods killed', outcome);
    expect(outcome).toMatchObject({ refused: 0, answers: {} });
  });

  test('no request is refused while each bus pod is evicted in turn', async () => {
    const outcome = await flow.under(async () => {
      for (const pod of SERVERS) {
        const uid = uidOf(pod);
        const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace: NAMESPACE } };
        kubectl(['create', '--raw', `/api/v1/namespaces/${NAMESPACE}/pods/${pod}/eviction`, '-f', '-'], JSON.stringify(eviction));
        await gone(pod, uid);
        await flow.busHealed();
      }
    });
    report('bus pods evicted', outcome);
    expect(outcome).toMatchObject({ refused: 0, answers: {} });
  });

  test('no request is refused while the source is rolled out', async () => {
    const outcome = await flow.under(async () => {
      await flow.restartSource();
    });
    report('source rolled out', outcome);
    expect(outcome).toMatchObject({ refused: 0, answers: {} });
  });

  const tool = process.env.CLUSTER;
  const testWithNodes = tool ? test : test.skip;
  if (!tool) process.stderr.write('SKIPPED: no CLUSTER, the tool that powers nodes off, so no node is lost\n');

  testWithNodes.each([
    ['loses its power', 'off', 'on'],
    ['is cut off from the network', 'cut', 'join'],
  ])('no request is refused, and for no more than 6 s none is taken, when the node of a bus server %s', async (_, off, on) => {
    let node: string | undefined;
    for (let dice = 0; dice < 6 && !(node = flow.busNodeWithClient()); dice++) await flow.restartSource();
    if (!node) throw new Error('no source pod is connected to a server whose node can be lost');
    try {
      const outcome = await flow.under(async () => {
        execFileSync(tool!, [off, node!]);
        await sleep(30);
      });
      report(`node of a bus server: ${off}`, outcome);
      expect(outcome).toMatchObject({ refused: 0, answers: {} });
      expect(outcome.gap).toBeLessThanOrEqual(6000);
    } finally {
      execFileSync(tool!, [on, node]);
    }
  });
});
