import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HaEventsValidation } from '../src/ha-events-validation';

const SENSOR = 'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata:\n  name: orders\nspec:\n  replicas: 2\n';
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
    ruleName: 'ha/election-quorum',
    recommendation: expect.stringMatching(/^2 pods cannot elect a leader/),
    fix: expect.stringMatching(/^set replicas: 3/),
    violatingResources: [{ resourceName: 'orders', locations: ['spec.replicas'], manifestPath: manifest }],
  });
});

test('only findings from failOn on count', async () => {
  const { violations } = await validate(SENSOR, { failOn: 'error' });
  expect(violations.map(({ ruleName }) => ruleName).sort()).toEqual(['ha/election-quorum', 'ha/sensor-incomplete', 'ha/sensor-incomplete']);
});

test('manifests without Argo Events pass', async () => {
  expect(await validate('apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\nspec: {}\n')).toEqual({ status: 'success', violations: [], logged: [] });
});

test('what is accepted in the configuration passes, and what is unknown is logged', async () => {
  const config = join(folder, 'accepted.yaml');
  writeFileSync(config, 'rules:\n  ha/election-quorum: off\n  ha/sensor-incomplete: off\n');
  const { status, logged } = await validate(SENSOR, { failOn: 'error', config });
  expect(status).toBe('success');
  expect(logged).toContainEqual('ha/argo-events-version is unknown: which version of Argo Events runs. Needs: argoEventsVersion');
});

test('manifests that cannot be read are an error, not a pass', async () => {
  await expect(validate('kind: Sensor\nspec: [\n')).rejects.toThrow(/app\.k8s\.yaml:\d+: no valid YAML/);
});
