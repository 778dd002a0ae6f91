import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { peerDependencies } from '../package.json';

/**
 * Writes lib/cli/ha-events.js: the command line and its libraries in one file. The last line has a mark of the content, by which
 * src/cli/bundle.ts tells what V8 compiled of this file from what it compiled of another one.
 */
const root = join(__dirname, '..');
const esbuild = join(root, 'node_modules', '.bin', 'esbuild');
const file = join(root, 'lib', 'cli', 'ha-events.js');

if (!existsSync(esbuild)) {
  console.log('SKIPPED: lib/cli/ha-events.js, which takes npm ci to install esbuild');
} else {
  const written = execFileSync(esbuild, [
    join(root, 'src', 'cli', 'program.ts'),
    '--bundle', '--platform=node', '--target=node20', '--minify-syntax', '--minify-whitespace', '--log-level=warning',
    ...Object.keys(peerDependencies).map(name => `--external:${name}`),
  ], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  // in regular expressions and templates, esbuild keeps other characters
  const bundle = written.replace(/[^\x00-\x7f]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${bundle}//${createHash('sha256').update(bundle).digest('hex').slice(0, 16)}\n`);
}
