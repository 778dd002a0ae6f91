import '@microsoft/jest-sarif';
import { github } from '../../../src/report/check/github';
import { human } from '../../../src/report/check/human';
import { json } from '../../../src/report/check/json';
import { junit } from '../../../src/report/check/junit';
import { sarif } from '../../../src/report/check/sarif';
import { SENSOR_WITH_FINDINGS, reportOf } from '../support/report-of';

const report = reportOf(SENSOR_WITH_FINDINGS);
const clean = reportOf('apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata:\n  name: orders\nspec:\n  replicas: 3\n');

test('for people: what, where with the line and a caret, why and what to do', () => {
  expect(human(report, { color: false })).toMatchSnapshot();
});

test('for people, in colour: only the words that carry the eye', () => {
  const colored = human(report, { color: true });
  expect(colored).toContain('\u001b[31merror\u001b[0m');
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(human(report, { color: false }));
});

test('for people, when there is nothing to say', () => {
  expect(human(clean, { color: false, milliseconds: 31.4 })).toBe('1 object, 3 rules: no findings   31 ms\n');
});

test('as JSON, with the version of its shape', () => {
  expect(JSON.parse(json(report))).toMatchSnapshot();
});

test('as SARIF 2.1.0', () => {
  expect(JSON.parse(sarif(report))).toMatchSnapshot();
});

test('SARIF is valid by its schema, which does not take everything', () => {
  expect(JSON.parse(sarif(report))).toBeValidSarifLog();
  expect(JSON.parse(sarif(clean))).toBeValidSarifLog();
  expect({ ...JSON.parse(sarif(clean)), runs: [{}] }).not.toBeValidSarifLog();
});

test('SARIF names its rules and places', () => {
  const { version, runs: [{ tool: { driver }, results, invocations }] } = JSON.parse(sarif(report));
  expect(version).toBe('2.1.0');
  expect(results).toHaveLength(report.findings.length + report.suppressed.length);
  for (const { ruleId, ruleIndex, level, message, locations: [{ physicalLocation: { artifactLocation, region } }], suppressions } of results) {
    expect(driver.rules[ruleIndex].id).toBe(ruleId);
    expect(['none', 'note', 'warning', 'error']).toContain(level);
    expect(message.text).not.toBe('');
    expect(new URL(artifactLocation.uri, 'file:///').pathname).toBe('/a%3Ab%2Cc.yaml');
    expect([region.startLine, region.startColumn, region.endColumn].every(number => Number.isInteger(number) && number >= 1)).toBe(true);
    expect(region.endColumn).toBeGreaterThan(region.startColumn);
    for (const { kind } of suppressions ?? []) expect(['inSource', 'external']).toContain(kind);
  }
  expect(invocations[0].executionSuccessful).toBe(false);
  expect(driver.rules.every(({ helpUri }: { helpUri: string }) => URL.canParse(helpUri))).toBe(true);
});

test('a fingerprint of SARIF outlives a changed sentence', () => {
  const results = (of: typeof report): { partialFingerprints: object }[] => JSON.parse(sarif(of)).runs[0].results;
  const fingerprints = (of: typeof report) => results(of).map(({ partialFingerprints }) => partialFingerprints);
  const reworded = { ...report, findings: report.findings.map(finding => ({ ...finding, what: 'other words', why: 'other words', fix: 'other words' })) };
  expect(fingerprints(reworded)).toEqual(fingerprints(report));
});

test('as JUnit XML: a case for each rule, failed, skipped when unknown, and an error for what could not be read', () => {
  expect(junit(report)).toMatchSnapshot();
});

test('as commands of GitHub Actions, in which no text can break out of its place', () => {
  const lines = github(report).split('\n').filter(line => line !== '');
  expect(lines).toHaveLength(report.findings.length + report.unknowns.length + report.problems.length);
  expect(lines[0]).toBe('::error file=a%3Ab%2Cc.yaml,line=9,col=13,endColumn=14,title=ha/two-voters::Sensor "shop/orders": 2 pods cannot elect a leader after one of them is lost'
    + '%0Awhy: graft needs floor(2/2) + 1 = 2 votes; the remaining pod waits for the replacement of the lost pod, after a node loss about 50 s + 300 s of toleration'
    + '%0Afix: set replicas: 3; or annotate events.argoproj.io/leader-election: k8s and grant get, create and update of leases; 2 pods are then enough');
});

test.each([['json', json], ['junit', junit], ['sarif', sarif], ['github', github]] as const)('%s says nothing that it was not asked', (_, format) => {
  expect(format(clean)).not.toContain('orders');
});
