import { Facts } from '../../../../src/flow/facts';
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

describe('a field that came with a release of Argo Events', () => {
  const SENSOR = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order, filters: { time: { start: "08:00:00", stop: "18:00:00", timezone: Europe/Berlin } } }]
  triggers: [{ template: { name: ship, http: { url: "http://ship/", method: POST, host: ship } }, dlqTrigger: { template: { name: dead, log: {} } } }]
`;
  const SOURCE = 'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: { name: hooks }\nspec: { nats: { in: { url: "nats://a", subject: s, queue: q } } }\n';
  const said = (text: string, facts: Facts) => checkText(text, facts, { rules: ['ha/dropped-field'] }).report.findings.map(({ path }) => path);
  const [timezone, host, dlq, queue] = ['spec.dependencies.0.filters.time.timezone', 'spec.triggers.0.template.http.host', 'spec.triggers.0.dlqTrigger', 'spec.nats.in.queue'];

  test.each<[string | undefined, string[]]>([
    [undefined, []],
    ['v1.9.11', []],
    ['v1.9.9', []],
    ['v1.9.8', [timezone]],
    ['1.9.7', [timezone, host]],
    ['v1.9.3', [timezone, host]],
    ['v1.9.2', [timezone, host, dlq]],
    ['v1.9.1', [timezone, host, dlq, queue]],
    ['v1.8.1', [timezone, host, dlq, queue]],
  ])('is dropped by Argo Events %s, if it is older', (argoEventsVersion, expected) => {
    expect(said(`${SENSOR}---\n${SOURCE}`, { argoEventsVersion }).sort()).toEqual([...expected].sort());
  });

  test('is named with the release that has it', () => {
    const { findings: [finding] } = checkText(SOURCE, { argoEventsVersion: 'v1.9.1' }, { rules: ['ha/dropped-field'] }).report;
    expect(finding).toMatchObject({
      severity: 'error',
      what: 'spec.nats.in.queue has no effect in Argo Events v1.9.1',
      why: 'Argo Events has the field from v1.9.2 on, and an older controller silently drops it',
      fix: 'upgrade Argo Events to v1.9.2 or later, or remove the field',
      fixable: false,
    });
  });
});
