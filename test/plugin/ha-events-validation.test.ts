import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HaEventsValidation } from '../../src/plugin/ha-events-validation';
import { declaredGuide } from '../analysis/declared-guide';

const SENSOR = 'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata:\n  name: orders\nspec:\n  replicas: 2\n';
const GUIDE = declaredGuide.map(object => JSON.stringify(object)).join('\n---\n');
let folder: string;
let manifest: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ha-events-'));
  manifest = join(folder, 'app.k8s.yaml');
});

afterEach(() => rmSync(folder, { recursive: true }));

async function validate(text: string, properties: { [name: string]: unknown } = {}) {
  writeFileSync(manifest, text);
  const violations: { ruleName: string; violatingResources: unknown }[] = [];
  const logged: string[] = [];
  let status: string | undefined;
  await new HaEventsValidation(properties).validate({
    manifests: [manifest],
    report: {
      addViolation: (violation: typeof violations[number]) => violations.push(violation),
      submit: (submitted: string) => { status = submitted; },
    },
    logger: { log: (message: string) => logged.push(message) },
  });
  return { status, violations, logged };
}

test('a finding fails the synthesis, and names the resource and its field', async () => {
  const { status, violations } = await validate(SENSOR);
  expect(status).toBe('failure');
  expect(violations).toContainEqual({
    ruleName: 'ha/two-voters',
    recommendation: expect.stringMatching(/^2 pods cannot elect a leader/),
    fix: expect.stringMatching(/^set replicas: 3/),
    violatingResources: [{ resourceName: 'orders', locations: ['spec.replicas'], manifestPath: manifest }],
  });
});

test('only findings from failOn on count', async () => {
  const { violations } = await validate(SENSOR, { failOn: 'error' });
  expect(violations.map(({ ruleName }) => ruleName).sort()).toEqual(['ha/sensor-incomplete', 'ha/sensor-incomplete', 'ha/two-voters']);
});

test('manifests without Argo Events pass, as an app may have none, and the log says that nothing was judged', async () => {
  expect(await validate('apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\nspec: {}\n'))
    .toEqual({ status: 'success', violations: [], logged: ['nothing was judged: there is no EventBus, EventSource or Sensor among the objects'] });
});

test('what is accepted in the configuration passes, and what is unknown is logged', async () => {
  const config = join(folder, 'accepted.yaml');
  writeFileSync(config, 'rules:\n  ha/two-voters: off\n  ha/sensor-incomplete: off\n');
  const { status, logged } = await validate(SENSOR, { failOn: 'error', config });
  expect(status).toBe('success');
  expect(logged).toContainEqual('ha/old-argo-events is unknown for Sensor "orders": which version of Argo Events runs. Needs: argoEventsVersion');
});

test('what is unknown of several objects is logged once, with their names', async () => {
  const { logged } = await validate(GUIDE, { failOn: 'never' });
  const unknown = (names: string) => [`ha/pod-policy-missing is unknown for ${names}: whether the pod policy that its pods request is installed. Needs: podPolicy`];
  const ofPolicy = (lines: readonly string[]) => lines.filter(line => line.startsWith('ha/pod-policy-missing'));
  expect(ofPolicy(logged)).toEqual(unknown('EventSource "events/shop", Sensor "events/fulfil"'));
  const more = await validate(`${GUIDE}\n---\n${GUIDE.replaceAll('"events"', '"other"')}`, { failOn: 'never' });
  expect(ofPolicy(more.logged)).toEqual(unknown('EventSource "events/shop", EventSource "other/shop", Sensor "events/fulfil" and 1 more'));
});

test('what was declared to survive a zone and does not is a violation for each failure, with its reason and its fix', async () => {
  const config = join(folder, 'facts.yaml');
  writeFileSync(config, 'facts: { zones: 3, nodes: 6, podPolicy: false }\n');
  const { violations } = await validate(GUIDE, { failOn: 'never', config });
  expect(violations.map(({ ruleName }) => ruleName)).toEqual(violations.map(() => 'ha/survives'));
  expect(violations).toContainEqual({
    ruleName: 'ha/survives',
    recommendation: expect.stringMatching(/^declared to survive ZONE, and does not: node of EventBus server lost: refuses 33 % ≤ 6 min .*: without the bus guard, connections to that server hang; pauses ≤ 6 min /),
    fix: expect.stringContaining('EventSource bus guard: put the guard beside the pods'),
    violatingResources: [{ resourceName: 'fulfil', locations: ['shop → default → fulfil (events)'], manifestPath: manifest }],
  });
});

test('a fact that decides is named', async () => {
  const { violations } = await validate(GUIDE, { failOn: 'never' });
  expect(violations).toMatchObject([{
    recommendation: expect.stringMatching(/^declared to survive ZONE, and not known to: /),
    fix: 'say whether the pod policy is installed (podPolicy) in ha-events.yaml',
  }]);
});

test('the list of JetStream versions that a bus carries is known', async () => {
  const bus = (annotation: string) => `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, annotations: { ${annotation} } }
spec: { jetstream: { version: 2.12.12, replicas: 3 } }
`;
  const ofVersion = async (annotation: string) => (await validate(bus(annotation), { failOn: 'error' })).violations.filter(({ ruleName }) => ruleName === 'ha/unlisted-jetstream-version');
  expect(await ofVersion('cdk8s-argo-events-ha/jetstream-versions: "2.10.29,2.12.12"')).toEqual([]);
  expect(await ofVersion('')).toHaveLength(1);
});

test('manifests that cannot be read are an error, not a pass', async () => {
  await expect(validate('kind: Sensor\nspec: [\n')).rejects.toThrow(/app\.k8s\.yaml:\d+: no valid YAML/);
});
