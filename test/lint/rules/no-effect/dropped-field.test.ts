import { checkText } from '../../support/check-text';
import { fieldCase } from '../../support/field-cases';

test.each([
  ['on lines of its own', 'streamConfig: |\n      replicas: 3\n      MaxMsg: 5\n', 'MaxMsg: 5'],
  ['on one line', 'streamConfig: "{ replicas: 3, MaxMsg: 5 }"\n', '"{ replicas: 3, MaxMsg: 5 }"'],
])('a key of streamConfig that is not read is named and shown in the text %s, which --fix leaves as it is', (_, streamConfig, shown) => {
  const text = `apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata:\n  name: default\nspec:\n  jetstream:\n    version: 2.10.29\n    ${streamConfig}`;
  const { report: { findings: [finding, ...more] }, fixed } = checkText(text, {}, { rules: ['ha/dropped-field'] });
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    what: 'spec.jetstream.streamConfig.MaxMsg has no effect',
    why: 'the key MaxMsg is not read',
    fix: 'did you mean maxMsgs?',
    path: 'spec.jetstream.streamConfig.MaxMsg',
    fixable: false,
  });
  expect(finding.excerpt.slice(finding.location.column - 1, finding.location.endColumn - 1)).toBe(shown);
  expect(fixed).toBe(text);
});

test('case 86: leftovers of old guides are no errors, and no advice overwrites the manifest of a trigger', () => {
  const { findings } = checkText(fieldCase('86-leftovers-of-old-guides'), {}, { rules: ['ha/dropped-field'] }).report;
  expect(findings.map(({ severity, what, fix }) => `${severity}: ${what}: ${fix}`)).toEqual([
    'error: spec.dependencies.0.eventBusName has no effect: leave it out: spec.eventBusName is set',
    'info: spec.triggers.0.template.argoWorkflow.group, version and resource have no effect: leave it out',
    'error: spec.triggers.1.template.parameters has no effect: move it to spec.triggers.1.parameters',
    'error: spec.triggers.2.template.http.serverURL has no effect: write it as url',
    'error: spec.triggers.2.template.http.timeoutSeconds has no effect: write it as timeout',
  ]);
});
