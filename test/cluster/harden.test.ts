import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { apiServerMutates, removePolicyObjects } from './support/admission';
import { eventually, sleep } from './support/eventually';
import { Flow } from './support/flow';
import { get, kubectl } from './support/kubectl';
import { isNamespaced } from './support/namespaced-kinds';
import { deleteNamespace } from './support/namespaces';
import { describeOnClusterWith } from './support/on-cluster';
import { testCopy } from './support/test-copy';
import { testName } from './support/test-run';
import { DEFAULT_JETSTREAM_VERSION } from '../../src/argo-events/catalog/jetstream-versions';
import { run } from '../../src/cli/run';

jest.setTimeout(240_000);

const NAMESPACE = testName('harden');
const GUIDE = readFileSync(join(__dirname, '../../examples/checks/usual-guide.yaml'), 'utf8')
  .replace('version: 2.9.11', `version: ${DEFAULT_JETSTREAM_VERSION}`)
  .replaceAll('namespace: argo-events', `namespace: ${NAMESPACE}`);
const FACTS = ['--nodes', '6', '--zones', '3', '--kubernetes-version', '1.36', '--argo-events-version', 'v1.9.11', '--controller-configuration', 'manifest', '--no-volumes-follow'];

/** What the command prints for the text of a file. */
async function haEvents(command: string, text: string, ...options: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'harden-'));
  const file = join(folder, 'manifests.yaml');
  writeFileSync(file, text);
  let out = '';
  const code = await run([command, file, ...options], { write: said => { out += said; }, writeError: () => undefined, color: false });
  rmSync(folder, { recursive: true });
  return { code, out };
}

describeOnClusterWith(apiServerMutates, 'MutatingAdmissionPolicy', 'the usual guide with its bus version corrected, hardened', () => {
  let hardened: string;
  let flow: Flow;

  beforeAll(async () => {
    hardened = (await haEvents('harden', GUIDE)).out;
    const objects = parseAllDocuments(hardened).map(document => document.toJS() as any);
    flow = new Flow({
      namespace: NAMESPACE,
      objects: objects.filter(({ kind }) => isNamespaced(kind)),
      policy: testCopy(objects.filter(({ kind }) => !isNamespaced(kind))),
    });
    await flow.start();
  });
  afterAll(() => {
    removePolicyObjects(testName('cdk8s-argo-events-ha'));
    deleteNamespace(NAMESPACE);
  });

  test('survives NODE, and did not before', async () => {
    expect((await haEvents('report', GUIDE, '--survives', 'node', ...FACTS)).code).toBe(1);
    const { code, out } = await haEvents('report', hardened, '--survives', 'node', ...FACTS);
    expect(code).toBe(0);
    expect(out).toMatch(/^survives NODE, as declared/m);
  });

  test('every pod becomes Ready, and the Sensor has a bucket of three copies', async () => {
    await eventually(90, () => {
      const pods: any[] = get('pods', '-n', NAMESPACE, '-l', 'controller').items;
      const ready = pods.filter(({ status }) => status.conditions.some(({ type, status: is }: any) => type === 'Ready' && is === 'True'));
      expect(ready.map(({ metadata }) => metadata.labels.controller).sort()).toEqual([
        ...Array(3).fill('eventbus-controller'), ...Array(2).fill('eventsource-controller'), ...Array(3).fill('sensor-controller'),
      ]);
    });
    kubectl(['rollout', 'status', 'deployment/eventbus-default-keeper', '-n', NAMESPACE, '--timeout=90s']);
    kubectl(['wait', '--for=condition=Complete', 'job', '-l', 'app.kubernetes.io/name=sensor-bucket', '-n', NAMESPACE, '--timeout=90s']);
    expect(JSON.parse(flow.nats('stream', 'info', 'KV_processor', '--json')).config.num_replicas).toBe(3);
  });

  test('no request is refused and no event is lost while a bus pod is killed', async () => {
    const outcome = await flow.under(async () => {
      kubectl(['delete', 'pod', 'eventbus-default-js-0', '-n', NAMESPACE, '--grace-period=1']);
      // the other servers elect within seconds; the one that was killed may take longer to come back
      await sleep(12);
    });
    process.stdout.write(`hardened guide, a bus pod killed: ${outcome.refused} of ${outcome.sent} refused, longest gap ${outcome.gap} ms\n`);
    expect(outcome).toMatchObject({ refused: 0, answers: {}, lost: [] });
  });
});
