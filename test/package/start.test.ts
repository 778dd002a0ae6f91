import { execFileSync } from 'child_process';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { synthExample } from '../support/example';

test('the first command of the README shows every object that it emits, and what the quickstart survives', () => {
  const shown = execFileSync('npx', ['projen', 'quickstart'], { cwd: join(__dirname, '..', '..'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const emitted = Object.values(synthExample('quickstart')).flatMap(text => parseAllDocuments(text)).map(document => document.toJS());
  expect(emitted.length).toBeGreaterThan(15);
  for (const { kind, metadata } of emitted) expect(shown).toMatch(new RegExp(`^  ${kind} +${metadata.name}$`, 'm'));
  expect(shown).toMatch(/^survives ZONE, as declared/m);
  expect(shown).toMatch(/any zone lost +~ pauses  ≤ 19 s/);
}, 120_000);
