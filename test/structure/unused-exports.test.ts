import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');
const EXPORT = /^export (?:abstract |async )?(?:const|function|class|interface|type|enum) (\w+)/gm;

const files = execFileSync('git', ['ls-files', 'src', 'test', 'tools', 'imports'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(file => file.endsWith('.ts'));
const texts = new Map(files.map(file => [file, readFileSync(join(ROOT, file), 'utf8')]));

/** How often each word is written in all files. */
const uses = new Map<string, number>();
for (const text of texts.values()) for (const [word] of text.matchAll(/\b[A-Za-z_]\w+\b/g)) uses.set(word, (uses.get(word) ?? 0) + 1);

/** Files of which the package exports everything. */
const published = new Set([...texts.get('src/index.ts')!.matchAll(/export \* from '\.\/([^']+)'/g)].map(([, path]) => `src/${path}.ts`));

test('every export is used, unless it is public API', () => {
  const internal = [...texts].filter(([file]) => file.startsWith('src/') && !published.has(file));
  const unused = internal.flatMap(([file, text]) => [...text.matchAll(EXPORT)].filter(([, name]) => uses.get(name) === 1).map(([, name]) => `${file}: ${name}`));
  expect(internal.length).toBeGreaterThan(500);
  expect(unused).toEqual([]);
});
