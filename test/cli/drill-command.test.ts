import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { run } from '../../src/cli/run';

/** Without a namespace of that name, and without a program kubectl: nothing of these reaches a cluster. */
async function haEvents(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(['drill', ...args], { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
  return { code, out, err };
}

const GUIDE = join(__dirname, '../drill/published-guide.yaml');

test.each<[string, string[], string]>([
  ['no namespace', [], 'no namespace given: ha-events drill --namespace NAME, or --temporary-namespace'],
  ['paths', ['--namespace', 'shop', GUIDE], 'Manifests of your own flow: --canary PATH'],
  ['a domain that is none', ['--namespace', 'shop', '--survives', 'region'], 'survives: there is no domain "region"'],
  ['a misspelt fault', ['--namespace', 'shop', '--faults', 'pod-bus,drains'], 'faults: there is no fault "drains". Did you mean drain?'],
  ['a rate that is none', ['--namespace', 'shop', '--rate', '0'], '--rate is "0". Allowed: a whole number from 1 to 200'],
  ['a node that is only turned off', ['--namespace', 'shop', '--node-off', 'off {node}'], '--node-off and --node-on belong together'],
  ['commands that do not say which node', ['--namespace', 'shop', '--node-off', 'off', '--node-on', 'on {node}'], '--node-off is "off" and does not say which node: write {node}'],
  ['a canary that is not there', ['--namespace', 'shop', '--canary', '/does/not/exist'], 'no such file or directory'],
  ['a format that is none', ['--namespace', 'shop', '--format', 'pdf'], 'there is no format "pdf"'],
])('%s: says what is wrong and exits with 2', async (_, args, message) => {
  expect(await haEvents(...args)).toEqual({ code: 2, out: '', err: expect.stringContaining(message) });
});

test.each([
  ['--throw-away-namespace', '--temporary-namespace', []],
  ['--patience', '--recovery-timeout', ['0']],
])('the former option %s is read as %s', async (former, option, value) => {
  const args = (name: string) => ['--rate', value.length === 0 ? '0' : '20', name, ...value];
  const [old, now] = [await haEvents('--namespace', 'shop', ...args(former)), await haEvents('--namespace', 'shop', ...args(option))];
  expect(old).toEqual(now);
  expect(now.err).not.toContain('there is no option');
});

test('the former option --harmful is an option', async () => {
  expect((await haEvents('--harmful', '--rate', '0', '--namespace', 'shop')).err).toContain('--rate is "0"');
});

test('--print-rbac prints manifests for the namespace, and more for --allow-cordon', async () => {
  const kinds = async (...more: string[]) => {
    const { code, out } = await haEvents('--namespace', 'shop', '--print-rbac', ...more);
    expect(code).toBe(0);
    return parseAllDocuments(out).map(document => document.toJS());
  };
  const [role, clusterRole] = await kinds();
  expect([role.kind, role.metadata.namespace, clusterRole.kind]).toEqual(['Role', 'shop', 'ClusterRole']);
  expect((await kinds('--allow-cordon'))[1].rules.length).toBe(clusterRole.rules.length + 1);
});

test('--print-rbac allows to make own servers, their Secrets and node guards in a temporary namespace alone', async () => {
  const created = async (...more: string[]) => {
    const { code, out } = await haEvents('--print-rbac', ...more);
    expect(code).toBe(0);
    const [{ rules }] = parseAllDocuments(out).map(document => document.toJS());
    return rules.filter(({ verbs }: any) => verbs.includes('create')).flatMap(({ resources }: any) => resources);
  };
  const [temporary, given] = [await created('--temporary-namespace'), await created('--namespace', 'shop')];
  for (const resource of ['statefulsets', 'daemonsets', 'secrets']) {
    expect(temporary).toContain(resource);
    expect(given).not.toContain(resource);
  }
});

test('the help names every option and the label', async () => {
  const { code, out } = await haEvents('--help');
  expect(code).toBe(0);
  expect(out).toContain('kubectl label namespace NAME cdk8s-argo-events-ha/drill=allowed');
  expect(out).toContain('--temporary-namespace');
});
