import { spawnSync } from 'child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const ROOT = join(__dirname, '../..');

/** The compiled package as a user has it: in a folder whose node_modules have the package itself. */
function installedPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-'));
  for (const file of ['package.json', 'README.md', '.jsii']) copyFileSync(join(ROOT, file), join(folder, file));
  symlinkSync(join(ROOT, 'lib'), join(folder, 'lib'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(folder, join(folder, 'node_modules', 'cdk8s-argo-events-ha'));
  return folder;
}

test('every TypeScript snippet of the README and of the API compiles, and is translated', () => {
  const folder = installedPackage();
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/jsii-rosetta'), ['extract', '--compile', '--strict', '--directory', folder, folder], { encoding: 'utf8' });
  expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, output: '' });
  const { snippets } = JSON.parse(readFileSync(join(folder, '.jsii.tabl.json'), 'utf8'));
  const languages = Object.values<{ translations: object }>(snippets).map(({ translations }) => Object.keys(translations));
  expect(languages.length).toBeGreaterThan(2);
  for (const each of languages) expect(each).toEqual(expect.arrayContaining(['python', 'java', 'go', 'csharp']));
  rmSync(folder, { recursive: true });
}, 120_000);
