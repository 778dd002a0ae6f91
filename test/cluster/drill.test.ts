import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { policyObjects, removePolicyObjects } from './support/admission';
import { apply } from './support/apply';
import { hasArgoEvents, NO_ARGO_EVENTS } from './support/argo-events';
import { sleep } from './support/eventually';
import { get } from './support/kubectl';
import { deleteNamespace, freshNamespace, labelNamespace } from './support/namespaces';
import { describeOnCluster, describeOnClusterWith, nodeTool } from './support/on-cluster';
import { pinned } from './support/pinned-kubectl';
import { testName } from './support/test-run';
import { run } from '../../src/cli/run';
import { ALLOWED, ALLOWED_LABEL, DRILL } from '../../src/drill/canary/names';
import { exampleCanaries } from '../support/example-canaries';

jest.setTimeout(60 * 60_000);

const NAMESPACE = testName('drill');
const POLICY = testName('drill-policy');

async function drill(...args: string[]) {
  let said = '';
  const take = (text: string) => { said += text; };
  const code = await run(['drill', ...pinned([]), ...args], { write: take, writeError: take, color: false });
  return { code, said };
}

describeOnCluster('the drill on a namespace of somebody else', () => {
  beforeAll(() => freshNamespace(NAMESPACE));
  afterAll(() => deleteNamespace(NAMESPACE));

  test('touches none that does not allow it, and says what allows it', async () => {
    expect(await drill('--namespace', NAMESPACE)).toEqual({ code: 2, said: expect.stringContaining(`kubectl label namespace ${NAMESPACE} ${ALLOWED_LABEL}=${ALLOWED}`) });
    expect(get('configmaps,pods', '-n', NAMESPACE, '-l', '!x').items.filter(({ metadata }: any) => metadata.name.startsWith('ha-events'))).toEqual([]);
  });

  test('says what is missing where there is no EventBus', async () => {
    labelNamespace(NAMESPACE, `${ALLOWED_LABEL}=${ALLOWED}`);
    const { code, said } = await drill('--namespace', NAMESPACE, '--dry-run');
    expect(code).toBe(2);
    expect(said).toMatch(/EventBus/i);
  });
});

describeOnClusterWith(hasArgoEvents, NO_ARGO_EVENTS, 'the drill with Argo Events', () => {
  const examples = exampleCanaries().map(({ name, objects }): [string, string[]] => {
    const file = join(mkdtempSync(join(tmpdir(), 'drill-')), 'canary.json');
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
    return [`the example ${name}`, ['--canary', file]];
  });
  beforeAll(async () => {
    apply(policyObjects(DRILL, { metadata: { name: POLICY } }));
    // the API server takes notice within a second or two
    await sleep(5);
  });
  afterAll(() => removePolicyObjects(POLICY));

  test.each<[string, string[]]>([
    ...examples,
    ['an EventBus that survives the loss of a pod', ['--survives', 'pod']],
    ['an EventBus that survives the loss of a node', ['--survives', 'node']],
    ['an EventBus that survives the loss of a zone', ['--survives', 'zone']],
    ['the manifests of the usual guide', ['--canary', join(__dirname, '..', 'drill', 'published-guide.yaml')]],
  ])('every prediction holds for %s', async (_, args) => {
    const file = join(mkdtempSync(join(tmpdir(), 'drill-')), 'report.json');
    const nodes = nodeTool ? ['--allow-cordon', '--node-off', `${nodeTool} off {node}`, '--node-on', `${nodeTool} on {node}`] : [];
    const { said } = await drill('--throw-away-namespace', '--harmful', ...args, ...nodes, '--format', `json=${file}`);
    process.stdout.write(said);
    const { faults } = JSON.parse(readFileSync(file, 'utf8'));
    expect(faults.filter(({ outcome }: any) => outcome === 'broken')).toEqual([]);
  });
});
