import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { ALERT_NAMES, ALERTS } from '../../src/resources/monitoring/alerts';
import { snippets } from '../support/readme';

const RUNBOOKS = join(__dirname, '..', '..', 'docs', 'runbooks');
const page = (name: string) => readFileSync(join(RUNBOOKS, `${name}.md`), 'utf8');
const after = (seconds: number) => seconds === 0 ? 'at once' : `${seconds} s`;

test('each alert has a runbook, and each runbook an alert', () => {
  expect(readdirSync(RUNBOOKS).sort()).toEqual([...ALERT_NAMES.map(name => `${name}.md`), 'README.md'].sort());
});

test.each(ALERTS)('the runbook of $name says what it means, what follows, how to find the cause and what to do', ({ name, severity, pendingSeconds }) => {
  const text = page(name);
  expect(text.match(/^#.*$/gm)).toEqual([`# ${name}`, '## Meaning', '## Impact', '## Diagnosis', '## Mitigation']);
  expect(text).toContain(`\nSeverity: ${severity}, ${pendingSeconds === 0 ? '' : 'after '}${after(pendingSeconds)}.\n`);
  for (const section of text.split(/^## .*$/m).slice(1)) expect(section.trim().length).toBeGreaterThan(15);
  expect(text).toMatch(/^## Diagnosis\n\n```sh\n(?:(?:kubectl|npx ha-events) .*\n)+```$/m);
});

test('links between runbooks lead to a page', () => {
  for (const name of ALERT_NAMES) {
    for (const [, linked] of page(name).matchAll(/\]\((ArgoEvents\w+)\.md\)/g)) expect(ALERT_NAMES).toContain(linked);
  }
});

test('the table of the alerts has their severity and time', () => {
  const rows = [...page('README').matchAll(/^\| \[(\w+)\]\((\w+)\.md\) \| (\w+) \| ([^|]+) \|/gm)].map(([, ...cells]) => cells);
  expect(rows.sort()).toEqual(ALERTS.map(({ name, severity, pendingSeconds }) => [name, name, severity, after(pendingSeconds)]).sort());
});

test('the example of the guide makes the objects that the guide lists', () => {
  const [example] = snippets('docs/monitoring.md', 'ts');
  const { outputText } = ts.transpileModule(example, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const folder = mkdtempSync(join(tmpdir(), 'monitoring-'));
  process.env.CDK8S_OUTDIR = folder;
  try {
    new Function('require', 'exports', outputText)((name: string) => require(name === 'cdk8s-argo-events-ha' ? '../../src' : name), {});
    const objects = parseAllDocuments(readFileSync(join(folder, 'shop.k8s.yaml'), 'utf8')).map(document => document.toJS());
    const made = objects.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'] === 'argo-events-monitoring').map(({ kind, metadata: { name } }) => `${kind} \`${name}\``);
    const listed = [...readFileSync(join(RUNBOOKS, '..', 'monitoring.md'), 'utf8').matchAll(/^\| (\w+ `argo-events[^`]*`) \|/gm)].map(([, object]) => object);
    expect(made).toEqual(listed);
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(folder, { recursive: true });
  }
});
