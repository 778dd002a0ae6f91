import { checkText } from '../../support/check-text';

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
