/// <reference lib="dom" />
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takePicture } from './browser';

const ROOT = join(__dirname, '..');
const MANIFESTS = join(ROOT, 'test', '__snapshots__', 'examples', 'quickstart');

/** The facts of a cluster, so that the report has no note about a missing one. */
const FACTS = ['--zones', '3', '--nodes', '9', '--argo-events-version', 'v1.9.11', '--controller-configuration', 'manifest'];

function report(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'picture-')), 'report.html');
  const run = ['-T', '-P', join(ROOT, 'test', 'tsconfig.json'), join(ROOT, 'src', 'cli', 'main.ts'), 'report', 'shop.k8s.yaml'];
  const { status, stderr } = spawnSync(join(ROOT, 'node_modules', '.bin', 'ts-node'), [...run, ...FACTS, '--format', `html=${file}`], { cwd: MANIFESTS, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the report of the quickstart failed: ${stderr}`);
  return file;
}

/** The page of the report as the README shows it, with the loss of a zone chosen. */
void takePicture(report(), join(ROOT, 'docs', 'images', 'report.png'), 860, async page => {
  await page.click('#matrix a[data-failure="zone"][data-group="0"]');
  await page.evaluate(() => window.scrollTo(0, 0));
});
