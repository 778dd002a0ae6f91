import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../src/analysis/analyse';
import { FailureDomain } from '../../src/contract/failure-domain';
import { after } from '../../src/emit/after';
import { harden } from '../../src/emit/harden';
import { Facts } from '../../src/flow/facts';
import { Flow } from '../../src/flow/flow';
import { loadFiles } from '../../src/flow/load-flow';
import { resolveFacts } from '../../src/flow/resolve-facts';
import { runRules } from '../../src/lint/engine/run-rules';
import { RULES } from '../../src/lint/rules';
import { FIELD_CASES } from '../lint/support/field-cases';

const GUIDE = readFileSync(join(__dirname, '../../examples/checks/usual-guide.yaml'), 'utf8');
const INPUTS = [{ name: 'the usual guide', text: GUIDE }, ...FIELD_CASES];

const filesOf = (text: string) => [{ file: 'm.yaml', text }];
const hardened = (text: string) => {
  const { flow } = loadFiles(filesOf(text), { all: true });
  const emission = harden(flow);
  return { flow, emission, then: after(flow, emission) };
};

function errors(flow: Flow): string[] {
  const { findings } = runRules(RULES, flow, resolveFacts(flow, {}));
  return findings.filter(({ rule, severity = rule.severity }) => severity === 'error')
    .map(({ rule, object }) => `${rule.id} ${object.kind} ${object.namespace}/${object.name}`);
}

describe.each(INPUTS)('$name', ({ text }) => {
  const { flow, emission, then } = hardened(text);

  test('gets no error that it did not have', () => {
    const before = new Set(errors(flow));
    expect(errors(then).filter(error => !before.has(error))).toEqual([]);
  });

  test('is hardened once', () => {
    const files = filesOf(then.objects.map(({ manifest }) => JSON.stringify(manifest)).join('\n---\n'));
    const again = harden(loadFiles(files, { all: true }).flow);
    expect({ added: again.added, changed: [...again.changed.values()], removed: again.removed }).toEqual({ added: [], changed: [], removed: [] });
    expect(emission.left).toEqual(again.left.map(({ reason }, index) => ({ object: emission.left[index].object, reason })));
  });
});

describe('the usual guide', () => {
  const { flow, then, emission } = hardened(GUIDE);
  const facts: Facts = { zones: 3, nodes: 6, kubernetesVersion: '1.36', argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest', volumesFollow: false };

  test('survives no node before, and each node afterwards', () => {
    const broken = (of: Flow) => analyse(of, facts, { survives: FailureDomain.NODE }).groups
      .flatMap(({ unmetTargets }) => unmetTargets.map(({ id }) => id));
    expect(broken(flow)).not.toEqual([]);
    expect(broken(then)).toEqual([]);
  });

  test('keeps all of its objects, and gets these', () => {
    expect(emission.removed).toEqual([]);
    expect(emission.added.map(({ kind, metadata }) => `${kind} ${(metadata as { name: string }).name}`.replace(/-[0-9a-f]{8}$/, '-...'))).toMatchInlineSnapshot(`
[
  "MutatingAdmissionPolicy cdk8s-argo-events-ha",
  "MutatingAdmissionPolicyBinding cdk8s-argo-events-ha",
  "ValidatingAdmissionPolicy cdk8s-argo-events-ha-pods",
  "ValidatingAdmissionPolicyBinding cdk8s-argo-events-ha-pods",
  "ValidatingAdmissionPolicy cdk8s-argo-events-ha-eventbus",
  "ValidatingAdmissionPolicyBinding cdk8s-argo-events-ha-eventbus",
  "PodDisruptionBudget eventbus-default-js",
  "ConfigMap eventbus-default-guard",
  "Service eventbus-default-near",
  "ConfigMap eventbus-default-scripts",
  "ServiceAccount eventbus-default-keeper",
  "Role eventbus-default-keeper",
  "RoleBinding eventbus-default-keeper",
  "Deployment eventbus-default-keeper",
  "PodDisruptionBudget eventsource-webhook",
  "Service webhook-webhook",
  "ConfigMap eventsource-webhook-guard",
  "Service webhook-pods",
  "PodDisruptionBudget sensor-processor",
  "Job sensor-processor-bucket-...",
]
`);
  });
});
