import { baselineOf, readBaseline, writeBaseline } from '../../../src/lint/engine/baseline';
import { checkText } from '../support/check-text';

const sensor = (annotations = '', name = 'orders') =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata:\n  name: ${name}\n  namespace: shop\n${annotations === '' ? '' : `  annotations:\n    ${annotations}\n`}spec:\n  replicas: 2\n`;
const ONLY = { rules: ['ha/election-quorum', 'ha/unused-suppression'] };
const summary = (text: string, options: Parameters<typeof checkText>[2] = ONLY) => {
  const { findings, suppressed } = checkText(text, {}, { ...ONLY, ...options }).report;
  return { findings: findings.map(({ rule, what }) => `${rule} ${what}`), suppressed: suppressed.map(({ rule, reason, by }) => `${rule} ${by} ${reason}`) };
};
const QUORUM = 'ha/election-quorum 2 pods cannot elect a leader after one of them is lost';

test.each([
  ['an annotation with a reason', 'cdk8s-argo-events-ha/ignore-election-quorum: "only a test bed"', [], ['ha/election-quorum annotation only a test bed']],
  ['not an annotation without a reason', 'cdk8s-argo-events-ha/ignore-election-quorum: ""', ['ha/unused-suppression the suppression of ha/election-quorum gives no reason', QUORUM], []],
  ['not an annotation without a text', 'cdk8s-argo-events-ha/ignore-election-quorum: true', ['ha/unused-suppression the suppression of ha/election-quorum gives no reason', QUORUM], []],
  ['not an annotation for a rule that is misspelt', 'cdk8s-argo-events-ha/ignore-election-qourum: "x"', ['ha/unused-suppression there is no rule ha/election-qourum in this run; did you mean ha/election-quorum?', QUORUM], []],
  ['not an annotation for another rule', 'cdk8s-argo-events-ha/ignore-unused-suppression: "x"', ['ha/unused-suppression ha/unused-suppression finds nothing here', QUORUM], []],
  ['not an annotation for a rule that does not exist', 'cdk8s-argo-events-ha/ignore-quorum: "x"', ['ha/unused-suppression there is no rule ha/quorum in this run', QUORUM], []],
])('a finding is accepted by %s', (_, annotation, findings, suppressed) => {
  expect(summary(sensor(annotation))).toEqual({ findings, suppressed });
});

test.each([
  ['its rule', 'rule: ha/election-quorum', true],
  ['a pattern for objects', 'rule: ha/election-quorum\n    objects: "Sensor shop/ord*"', true],
  ['a pattern for files', 'rule: election-quorum\n    files: "*.yaml"', true],
  ['a pattern that does not fit', 'rule: ha/election-quorum\n    objects: "Sensor shop/bill*"', false],
])('a finding is accepted by the configuration with %s', (_, entry, accepted) => {
  const { findings, suppressed } = summary(sensor(), { config: `ignore:\n  - ${entry}\n    reason: known\n` });
  expect({ findings, suppressed }).toEqual(accepted ? { findings: [], suppressed: ['ha/election-quorum config known'] } : { findings: [QUORUM], suppressed: [] });
});

test('an entry of the configuration whose objects have no such finding is one', () => {
  const { findings } = checkText(sensor('cdk8s-argo-events-ha/ignore-election-quorum: "x"'), {}, { ...ONLY, config: 'ignore:\n  - rule: ha/election-quorum\n    reason: known\n' }).report;
  expect(findings.map(({ rule, location }) => `${rule} ${location.file}:${location.line}`)).toEqual(['ha/unused-suppression ha-events.yaml:2']);
});

test('a baseline accepts what it was made of, and no more', () => {
  const { open } = checkText(sensor(), {}, ONLY);
  const baseline = readBaseline('b.json', writeBaseline(baselineOf(open)));
  expect(summary(sensor(), { baseline })).toEqual({ findings: [], suppressed: ['ha/election-quorum baseline in the baseline'] });
  expect(summary(`${sensor()}---\n${sensor('', 'bills')}`, { baseline }).findings).toEqual([QUORUM]);
});

test('what is in the baseline and not found any more is a finding', () => {
  const { open } = checkText(sensor(), {}, ONLY);
  expect(summary(sensor().replace('replicas: 2', 'replicas: 3'), { baseline: baselineOf(open) }).findings)
    .toEqual(['ha/unused-suppression the baseline holds a finding that is gone: ha/election-quorum Sensor shop/orders spec.replicas']);
});

test.each([
  ['not YAML', 'facts: [', /^ha-events.yaml:\d+: no valid YAML/],
  ['an unknown field', 'fact: {}', /there is no field "fact". Did you mean facts\?/],
  ['an unknown fact', 'facts: { zone: 3 }', /there is no fact "zone". Did you mean zones\?/],
  ['a fact of another type', 'facts: { zones: "3" }', /zones is "3". Allowed: a number of at least 1/],
  ['an unknown rule', 'rules: { ha/election-quorun: off }', /there is no rule "ha\/election-quorun". Did you mean ha\/election-quorum\?/],
  ['an unknown severity', 'rules: { ha/election-quorum: fatal }', /Allowed: error, warning, info, off/],
  ['an exception without a reason', 'ignore: [{ rule: ha/election-quorum }]', /has no reason/],
])('a configuration with %s cannot be used', (_, config, message) => {
  expect(() => checkText(sensor(), {}, { ...ONLY, config })).toThrow(message);
});

test('the configuration turns rules off and changes their severity', () => {
  expect(checkText(sensor(), {}, { ...ONLY, config: 'rules: { ha/election-quorum: info }' }).report.findings.map(({ severity }) => severity)).toEqual(['info']);
  expect(checkText(sensor(), {}, { ...ONLY, config: 'rules: { election-quorum: off }' }).report.findings).toEqual([]);
});
