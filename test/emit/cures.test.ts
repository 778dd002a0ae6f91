import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from '../../src/emit/after';
import { bucket } from '../../src/emit/bucket';
import { budgets } from '../../src/emit/budgets';
import { Emission } from '../../src/emit/emission';
import { guard } from '../../src/emit/guard';
import { keeper } from '../../src/emit/keeper';
import { podPolicy } from '../../src/emit/pod-policy';
import { buildFlow } from '../../src/flow/build-flow';
import { Flow } from '../../src/flow/flow';
import { resolveFacts } from '../../src/flow/resolve-facts';
import { isUnknown } from '../../src/lint/engine/rule';
import { runRules } from '../../src/lint/engine/run-rules';
import { RULES } from '../../src/lint/rules';
import { loadManifests } from '../../src/manifests/load-manifests';
import { FIELD_CASES } from '../lint/support/field-cases';

const GUIDE = readFileSync(join(__dirname, '../../examples/checks/usual-guide.yaml'), 'utf8');
const INPUTS = [{ name: 'the usual guide', text: GUIDE }, ...FIELD_CASES];

const flowOf = (text: string): Flow => buildFlow(loadManifests([{ file: 'm.yaml', text }]).objects);

/** Findings that are more than advice, as words without their places. */
function found(flow: Flow, ids: readonly string[] = RULES.map(({ id }) => id), podPolicyInstalled?: boolean): string[] {
  const { findings } = runRules(RULES.filter(({ id }) => ids.includes(id)), flow, resolveFacts(flow, { podPolicy: podPolicyInstalled }));
  // with a budget, some advice makes sense that did not before
  const grave = findings.filter(({ rule, severity = rule.severity }) => severity !== 'info');
  return grave.map(({ rule, object, what }) => `${rule.id} ${object.kind} ${object.namespace}/${object.name}: ${what}`);
}
const subject = (text: string) => text.replace(/:.*/, '');

const CURES: readonly [string, (flow: Flow) => Emission, string[]][] = [
  ['budgets', budgets, ['ha/no-budget']],
  ['guard', guard, ['ha/no-bus-guard', 'ha/bus-guard-bypassed']],
  ['bucket', bucket, ['ha/bucket-single-replica']],
  ['keeper', keeper, []],
];

describe.each(CURES)('%s', (_name, emit, cured) => {
  test.each(INPUTS)('$name', ({ text }) => {
    const flow = flowOf(text);
    const emission = emit(flow);
    const then = after(flow, emission);
    const left = new Set(emission.left.map(({ object }) => `${object.kind} ${object.namespace}/${object.name}`));
    expect(found(then, cured).filter(finding => !left.has(subject(finding).replace(/^\S+ /, '')))).toEqual([]);
    // a pod that asks for the policy needs the policy, which is a command of its own
    const before = new Set(found(flow, undefined, true).map(subject));
    expect(found(then, undefined, true).filter(finding => !before.has(subject(finding)))).toEqual([]);
  });

  test.each(INPUTS)('is done once: $name', ({ text }) => {
    const flow = flowOf(text);
    const again = emit(after(flow, emit(flow)));
    expect({ added: again.added, changed: [...again.changed.values()] }).toEqual({ added: [], changed: [] });
  });
});

test('the usual guide lacks each of them', () => {
  const flow = flowOf(GUIDE);
  expect(CURES.map(([, emit]) => emit(flow).added.map(({ kind, metadata }) => `${kind} ${(metadata as { name: string }).name}`))).toMatchInlineSnapshot(`
[
  [
    "PodDisruptionBudget eventbus-default-js",
    "PodDisruptionBudget eventsource-webhook",
    "PodDisruptionBudget sensor-processor",
  ],
  [
    "ConfigMap eventbus-default-guard",
    "Service eventbus-default-near",
  ],
  [
    "ConfigMap sensor-processor-bucket",
    "Job sensor-processor-bucket-76d718ac",
  ],
  [
    "ConfigMap eventbus-default-scripts",
    "ServiceAccount eventbus-default-keeper",
    "Role eventbus-default-keeper",
    "RoleBinding eventbus-default-keeper",
    "Deployment eventbus-default-keeper",
  ],
]
`);
  expect([...guard(flow).changed.keys()].map(({ kind, name }) => `${kind} ${name}`)).toEqual(['EventBus default', 'EventSource webhook', 'Sensor processor']);
});

test('pod-policy answers pods that ask for it', () => {
  const flow = flowOf(GUIDE);
  const asking = after(flow, guard(flow));
  const rule = RULES.find(({ id }) => id === 'ha/pod-policy-missing')!;
  const results = (given: Flow) => rule.check(given, resolveFacts(given, {}));
  expect(results(asking).map(isUnknown)).toEqual([true, true]);
  expect(results(after(asking, podPolicy()))).toEqual([]);
});
