import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { sharedExoticStream } from '../../src/lint/rules/delivery/shared-exotic-stream';
import { exoticSingleReplica } from '../../src/lint/rules/quorum/exotic-single-replica';
import { checkText } from '../lint/support/check-text';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'shared-buses.md'), 'utf8');
const recipe = /^```yaml\n([^]*?)^```/m.exec(page)![1];
const sensor = (namespace: string, name: string) => `---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: ${name}, namespace: ${namespace} }
spec: { replicas: 3 }
`;
const rules = [sharedExoticStream.id, exoticSingleReplica.id];

test('check has no error for the recipe', () => {
  const { findings, unknowns, problems } = checkText(recipe + sensor('team-a', 'orders') + sensor('team-b', 'bills')).report;
  // the two Sensors here are names alone
  const ofSensors = ['ha/bucket-single-replica', 'ha/sensor-incomplete'];
  expect(findings.filter(({ severity, rule }) => severity === 'error' && !ofSensors.includes(rule)).map(({ rule, what }) => `${rule}: ${what}`)).toEqual([]);
  expect(unknowns.filter(({ rule }) => rules.includes(rule))).toEqual([]);
  expect(problems).toEqual([]);
});

test('Sensors of one name are unknown with accounts, and an error without', () => {
  const sensors = sensor('team-a', 'orders') + sensor('team-b', 'orders');
  const said = (text: string) => {
    const { findings, unknowns } = checkText(text + sensors, {}, { rules: [sharedExoticStream.id] }).report;
    return { errors: findings.length, unknowns: unknowns.length };
  };
  expect(said(recipe)).toEqual({ errors: 0, unknowns: 1 });
  expect(said(recipe.replace(/^ {4}accessSecret:.*\n/gm, ''))).toEqual({ errors: 1, unknowns: 0 });
});

test('each bus names the Secret of its own namespace, with the user in it', () => {
  const objects = parseAllDocuments(recipe).map(document => document.toJS());
  for (const bus of objects.filter(({ kind }) => kind === 'EventBus')) {
    const { name, key } = bus.spec.jetstreamExotic.accessSecret;
    const secret = objects.find(({ kind, metadata }) => kind === 'Secret' && metadata.name === name && metadata.namespace === bus.metadata.namespace);
    expect(secret.stringData[key]).toMatch(new RegExp(`^username: ${bus.metadata.namespace}$`, 'm'));
  }
});
