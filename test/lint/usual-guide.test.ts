import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkText } from './support/check-text';

const GUIDE = readFileSync(join(__dirname, '../../examples/checks/usual-guide.yaml'), 'utf8');
const { findings } = checkText(GUIDE, { argoEventsVersion: 'v1.9.11', zones: 3, nodes: 6, podPolicy: false }).report;
const found = (rule: string) => findings.filter(finding => finding.rule === rule).map(({ object, path }) => `${object!.kind} ${path}`);

test.each([
  ['the bus never starts: unsupported version "2.9.11"', 'ha/unlisted-jetstream-version', ['EventBus spec.jetstream.version']],
  ['probes and grace reach no pod', 'ha/dropped-field', [
    'EventSource spec.template.terminationGracePeriodSeconds', 'EventSource spec.template.container.livenessProbe', 'EventSource spec.template.container.readinessProbe',
  ]],
  ['the bucket of the Sensor is R1 while the stream is R3', 'ha/bucket-single-replica', ['Sensor metadata.name']],
  ['a lost node of the active Sensor: a gap of 351 s, as 2 cannot elect', 'ha/two-voters', ['Sensor spec.replicas']],
  ['and the pod of the lost node is replaced after 300 s', 'ha/long-toleration', ['EventSource spec.template.tolerations', 'Sensor spec.template.tolerations']],
  ['12 of 497 calls refused while the source rolls', 'ha/no-webhook-drain', ['EventSource spec.template.metadata.annotations']],
  ['a dead bus server hangs its clients for minutes', 'ha/no-bus-guard', ['EventSource spec.template.metadata.annotations', 'Sensor spec.template.metadata.annotations']],
  ['preferred anti-affinity lets a node or zone hold a majority of the bus', 'ha/bus-on-one-node', ['EventBus spec.jetstream.affinity']],
  ['retries do nothing without atLeastOnce', 'ha/retry-without-at-least-once', ['Sensor spec.triggers.0.retryStrategy']],
  ['acknowledged events are not on disk', 'ha/late-sync', ['EventBus spec.jetstream.settings.sync_interval']],
  ['the store may outgrow the volume', 'ha/file-store-exceeds-volume', ['EventBus spec.jetstream.settings.max_file_store']],
  ['drains may take all pods', 'ha/no-budget', ['EventBus metadata.name', 'EventSource metadata.name', 'Sensor metadata.name']],
  ['the Service goes with a change of its ports or labels', 'ha/controller-made-service', ['EventSource spec.service']],
])('of the usual guide the check says what was measured: %s', (_, rule, places) => {
  expect(found(rule)).toEqual(places);
});

test('the usual guide has these findings in all', () => {
  expect(findings.map(({ rule, severity, object, path }) => `${severity} ${rule} ${object!.kind} ${path}`)).toMatchSnapshot();
});

test('--fix corrects of it what cannot make anything worse, and leaves the rest of the text as it is', () => {
  const lines = (text: string) => text.split('\n').map(line => line.trim());
  const fixed = lines(checkText(GUIDE, {}).fixed);
  expect(lines(GUIDE).filter(line => !fixed.includes(line))).toEqual(['version: 2.9.11']);
  const tolerations = ['tolerations:', ...['not-ready', 'unreachable'].flatMap(taint => [
    `- key: node.kubernetes.io/${taint}`, 'operator: Exists', 'effect: NoExecute', 'tolerationSeconds: 10',
  ])];
  expect(fixed.filter(line => !lines(GUIDE).includes(line))).toEqual([
    'annotations:', 'argocd.argoproj.io/sync-options: Prune=false,Delete=false', 'version: 2.10.29', 'settings: |', 'max_file_store: 9126805504',
    'sync_interval: always', 'maxPayload: 2MB', ...tolerations, 'atLeastOnce: true', ...tolerations,
  ]);
  const facts = { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest', zones: 3, nodes: 6, podPolicy: false } as const;
  const left = (text: string) => checkText(text, facts).report.findings.length;
  expect([left(GUIDE), left(checkText(GUIDE, facts).fixed)]).toEqual([28, 19]);
});
