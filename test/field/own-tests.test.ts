import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { analyse } from '../../src/analysis/analyse';
import { failsAtRest } from '../../src/analysis/survival-target';
import { loadFlow } from '../../src/flow/load-flow';
import { check } from '../../src/lint/engine/check';
import { NO_CONFIG } from '../../src/lint/engine/config';
import { RULES } from '../../src/lint/rules';
import { checkText } from '../lint/support/check-text';
import { fieldCase } from '../lint/support/field-cases';
import { flowOf } from '../lint/support/flow-of';

/** Reports of users whose right value is no finding of the check. */
const FACTS = { zones: 3, nodes: 9, argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' } as const;
const FIELD = join(__dirname, '../lint/field');
const analysed = (name: string, file?: string) => analyse(flowOf(fieldCase(name, file)), FACTS);

test('case 14: the report tells what a Sensor suffers whose pods run and whose subscription is dead', () => {
  const { verdicts } = analysed('14-zombie-subscription').groups[0];
  expect(['consumer', 'stuck'].map(id => `${id} ${verdicts.get(id)!.kind}`)).toEqual(['consumer loses', 'stuck pauses']);
});

test('case 39: of a patch beside its base, the check says that it is not rendered', () => {
  const loaded = loadFlow([join(FIELD, '39-kustomize-patch-beside-base')]);
  const { report: { findings, unknowns } } = check({ ...loaded, rules: RULES, config: NO_CONFIG, baseline: new Map() });
  expect(findings.filter(({ location }) => location.file.endsWith('bus-patch.yaml'))).toEqual([]);
  expect(unknowns.map(({ rule, needs }) => `${rule} ${needs}`)).toContainEqual(expect.stringMatching(/^ha\/not-rendered kubectl kustomize /));
});

test('case 68: --fix keeps the sync options that are there', () => {
  const options = parse(checkText(fieldCase('68-sync-options-kept')).fixed).metadata.annotations['argocd.argoproj.io/sync-options'].split(',');
  expect(options).toEqual(expect.arrayContaining(['SkipDryRunOnMissingResource=true', 'ServerSideApply=true', 'Prune=false']));
});

test('case 70: --fix gives a budget over two kinds of pods one answer', () => {
  const { fixed } = checkText(fieldCase('70-budget-fix-to-and-fro'));
  expect(checkText(fixed).fixed).toBe(fixed);
});

describe('case 80: the report tells which flow delivers nothing', () => {
  const name = '80-report-green-though-nothing-flows';
  const dead = readdirSync(join(FIELD, name)).filter(file => file !== 'good.yaml');

  test.each(dead)('%s', file => {
    expect(analysed(name, file).groups.some(failsAtRest)).toBe(true);
  });

  test('good.yaml delivers', () => {
    expect(analysed(name, 'good.yaml').groups.filter(failsAtRest)).toEqual([]);
  });
});
