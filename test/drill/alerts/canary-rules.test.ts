import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { durableConsumer } from '../../../src/argo-events/catalog/names';
import { canaryRules } from '../../../src/drill/alerts/canary-rules';
import { Monitored } from '../../../src/resources/monitoring/monitored';
import { describeWith } from '../../support/describe-with';

const bus = { namespace: 'shop', name: 'default', statefulSet: 'eventbus-default-js', servers: 3, copies: 3, spread: 'zone' } as const;
const client = { namespace: 'shop', replicas: 3, guarded: true, bus };
const consumers = ['order', '$pay'].map((dependency, triggerIndex) => ({ consumer: durableConsumer('fulfil', 'ship', dependency), trigger: 'ship', triggerIndex, dependency }));
const MONITORED: Monitored = {
  buses: [bus],
  sources: [{ ...client, kind: 'EventSource', name: 'shop', webhookGuard: true, repeatedEvents: ['order', '$pay|"(\\'] }],
  sensors: [{ ...client, kind: 'Sensor', name: 'fulfil', consumers, bucket: true }],
  nodeGuards: [{ namespace: 'shop', name: 'node-guard', buses: true, webhooks: true }],
};
const rules = canaryRules(MONITORED, []);

test('the rules are those of HaMonitoring for the parts of the flow', () => {
  expect(rules.length).toBeGreaterThan(30);
  expect(rules.find(({ alert }) => alert === 'ArgoEventsBusQuorumMarginGone')).toMatchObject({
    subject: { namespace: 'shop', eventbus: 'default' }, pendingSeconds: 300, loaded: false,
  });
});

test('a rule that Prometheus has loaded for the same object has its time', () => {
  const loaded = (labels: Record<string, string>) => canaryRules(MONITORED, [{ name: 'ArgoEventsSensorStuck', pendingSeconds: 10, labels }]).find(({ alert }) => alert === 'ArgoEventsSensorStuck');
  expect(loaded({ namespace: 'shop', eventbus: 'default', sensor_name: 'fulfil', severity: 'info', team: 'a' })).toMatchObject({ loaded: true, pendingSeconds: 10 });
  expect(loaded({ namespace: 'shop', eventbus: 'default', sensor_name: 'other' })).toMatchObject({ loaded: false, pendingSeconds: 60 });
});

test('no expression reads a recorded series, since without the rules nobody records it', () => {
  expect(rules.filter(({ expression }) => expression.includes('argo_events:'))).toEqual([]);
});

describeWith('promtool', '--version')('Prometheus', () => {
  test('takes each expression', () => {
    const folder = mkdtempSync(join(tmpdir(), 'canary-rules-'));
    const file = join(folder, 'rules.json');
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'canary', rules: rules.map(({ alert, expression }) => ({ alert, expr: expression })) }] }));
    const { status, stdout } = spawnSync('promtool', ['check', 'rules', '--lint=none', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect([status, stdout]).toEqual([0, expect.stringContaining(`SUCCESS: ${rules.length} rules found`)]);
  });
});
