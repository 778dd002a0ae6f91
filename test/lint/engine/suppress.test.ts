import { baselineOf, readBaseline, writeBaseline } from '../../../src/lint/engine/baseline';
import { checkText } from '../support/check-text';

const sensor = (annotations = '', name = 'orders') =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata:\n  name: ${name}\n  namespace: shop\n${annotations === '' ? '' : `  annotations:\n    ${annotations}\n`}spec:\n  replicas: 2\n`;
const ONLY = { rules: ['ha/two-voters', 'ha/unused-suppression'] };
const summary = (text: string, options: Parameters<typeof checkText>[2] = ONLY) => {
  const { findings, suppressed } = checkText(text, {}, { ...ONLY, ...options }).report;
  return { findings: findings.map(({ rule, what }) => `${rule} ${what}`), suppressed: suppressed.map(({ rule, reason, by }) => `${rule} ${by} ${reason}`) };
};
const QUORUM = 'ha/two-voters 2 pods cannot elect a leader after one of them is lost';

test.each([
  ['an annotation with a reason', 'cdk8s-argo-events-ha/ignore-two-voters: "only a test bed"', [], ['ha/two-voters annotation only a test bed']],
  ['not an annotation without a reason', 'cdk8s-argo-events-ha/ignore-two-voters: ""', ['ha/unused-suppression the suppression of ha/two-voters gives no reason', QUORUM], []],
  ['not an annotation without a text', 'cdk8s-argo-events-ha/ignore-two-voters: true', ['ha/unused-suppression the suppression of ha/two-voters gives no reason', QUORUM], []],
  ['not an annotation for a rule that is misspelt', 'cdk8s-argo-events-ha/ignore-two-votres: "x"', ['ha/unused-suppression there is no rule ha/two-votres in this run; did you mean ha/two-voters?', QUORUM], []],
  ['not an annotation for another rule', 'cdk8s-argo-events-ha/ignore-unused-suppression: "x"', ['ha/unused-suppression ha/unused-suppression finds nothing here', QUORUM], []],
  ['not an annotation for a rule that does not exist', 'cdk8s-argo-events-ha/ignore-quorum: "x"', ['ha/unused-suppression there is no rule ha/quorum in this run', QUORUM], []],
])('a finding is accepted by %s', (_, annotation, findings, suppressed) => {
  expect(summary(sensor(annotation))).toEqual({ findings, suppressed });
});

test.each([
  ['its rule', 'rule: ha/two-voters', true],
  ['a pattern for objects', 'rule: ha/two-voters\n    objects: "Sensor shop/ord*"', true],
  ['a pattern for files', 'rule: two-voters\n    files: "*.yaml"', true],
  ['a pattern that does not fit', 'rule: ha/two-voters\n    objects: "Sensor shop/bill*"', false],
])('a finding is accepted by the configuration with %s', (_, entry, accepted) => {
  const { findings, suppressed } = summary(sensor(), { config: `ignore:\n  - ${entry}\n    reason: known\n` });
  expect({ findings, suppressed }).toEqual(accepted ? { findings: [], suppressed: ['ha/two-voters config known'] } : { findings: [QUORUM], suppressed: [] });
});

test('an entry of the configuration whose objects have no such finding is one', () => {
  const { findings } = checkText(sensor('cdk8s-argo-events-ha/ignore-two-voters: "x"'), {}, { ...ONLY, config: 'ignore:\n  - rule: ha/two-voters\n    reason: known\n' }).report;
  expect(findings.map(({ rule, location }) => `${rule} ${location.file}:${location.line}`)).toEqual(['ha/unused-suppression ha-events.yaml:2']);
});

test('a baseline accepts what it was made of, and no more', () => {
  const { open } = checkText(sensor(), {}, ONLY);
  const baseline = readBaseline('b.json', writeBaseline(baselineOf(open)));
  expect(summary(sensor(), { baseline })).toEqual({ findings: [], suppressed: ['ha/two-voters baseline in the baseline'] });
  expect(summary(`${sensor()}---\n${sensor('', 'bills')}`, { baseline }).findings).toEqual([QUORUM]);
});

test('a baseline outlives a changed sentence', () => {
  const { open } = checkText(sensor(), {}, ONLY);
  expect(baselineOf(open.map(finding => ({ ...finding, what: 'other words', why: 'other words', fix: 'other words' })))).toEqual(baselineOf(open));
});

test('what is in the baseline and not found any more is a finding', () => {
  const { open } = checkText(sensor(), {}, ONLY);
  expect(summary(sensor().replace('replicas: 2', 'replicas: 3'), { baseline: baselineOf(open) }).findings)
    .toEqual(['ha/unused-suppression the baseline holds a finding that no longer exists: ha/two-voters Sensor shop/orders spec.replicas']);
});

test.each([
  ['not YAML', 'facts: [', /^ha-events.yaml:\d+: no valid YAML/],
  ['an unknown field', 'fact: {}', /there is no field "fact". Did you mean facts\?/],
  ['an unknown fact', 'facts: { zone: 3 }', /there is no fact "zone". Did you mean zones\?/],
  ['a fact of another type', 'facts: { zones: "3" }', /zones is "3". Allowed: a number of at least 1/],
  ['an unknown rule', 'rules: { ha/two-voterz: off }', /there is no rule "ha\/two-voterz". Did you mean ha\/two-voters\?/],
  ['an unknown severity', 'rules: { ha/two-voters: fatal }', /Allowed: error, warning, info, off/],
  ['an exception without a reason', 'ignore: [{ rule: ha/two-voters }]', /has no reason/],
])('a configuration with %s cannot be used', (_, config, message) => {
  expect(() => checkText(sensor(), {}, { ...ONLY, config })).toThrow(message);
});

test('the configuration turns rules off and changes their severity', () => {
  expect(checkText(sensor(), {}, { ...ONLY, config: 'rules: { ha/two-voters: info }' }).report.findings.map(({ severity }) => severity)).toEqual(['info']);
  expect(checkText(sensor(), {}, { ...ONLY, config: 'rules: { two-voters: off }' }).report.findings).toEqual([]);
});
