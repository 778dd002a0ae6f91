import { checkText } from './support/check-text';
import { examplesOf } from './support/examples-of';
import { isUnknown } from '../../src/lint/engine/rule';
import { RULES } from '../../src/lint/rules';
import { unusedSuppression } from '../../src/lint/rules/operation/unused-suppression';
import { json } from '../../src/report/check/json';
import { sarif } from '../../src/report/check/sarif';

const reportOf = (text: string, options: { rules: string[] }) => checkText(text, {}, options).report;

/** The codes of the findings on the bad examples of each rule, without those that a rule does not give a code. */
const found = RULES.map(rule => ({
  id: rule.id,
  problems: rule.problems,
  codes: examplesOf(rule, 'bad').flatMap(({ results }) => results).flatMap(result => (isUnknown(result) ? [] : [result.problem])),
}));

test.each(found.filter(({ id, problems }) => problems !== undefined && id !== unusedSuppression.id))('$id has a bad example of each of its problems, and gives each finding a code', ({ problems, codes }) => {
  expect(problems!.length).toBeGreaterThan(1);
  expect([...new Set(codes)].sort()).toEqual([...problems!].sort());
});

test('a rule that lists no problems gives none', () => {
  expect(found.filter(({ problems, codes }) => problems === undefined && codes.some(code => code !== undefined)).map(({ id }) => id)).toEqual([]);
});

test('JSON and SARIF tell the problems of a rule apart by their codes', () => {
  const report = reportOf(`apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, settings: "strict: true\\nmax_files: 1G" } }
`, { rules: ['ha/unknown-setting'] });
  const codes = ['needs-newer-version', 'unknown'];
  expect(JSON.parse(json(report)).findings.map(({ problem }: { problem: string }) => problem).sort()).toEqual(codes);
  const [{ results }] = JSON.parse(sarif(report)).runs;
  expect(results.map(({ properties }: { properties: { problem: string } }) => properties.problem).sort()).toEqual(codes);
});

test.each([
  ['a rule that does not exist', 'ignore-quorum: "x"', 'unknown-rule'],
  ['no reason', 'ignore-two-voters: ""', 'no-reason'],
  ['nothing to suppress', 'ignore-unused-suppression: "x"', 'unused'],
])('a suppression with %s has its code', (_, annotation, problem) => {
  const { findings } = reportOf(`apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { cdk8s-argo-events-ha/${annotation} } }
spec: { replicas: 2 }
`, { rules: ['ha/two-voters', unusedSuppression.id] });
  expect(findings.filter(({ rule }) => rule === unusedSuppression.id).map(each => each.problem)).toEqual([problem]);
});

test('a code is lower case, with hyphens', () => {
  expect(RULES.flatMap(({ problems = [] }) => problems).filter(problem => !/^[a-z]+(-[a-z]+)*$/.test(problem))).toEqual([]);
});
