import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

/** jsii makes a link of the tag, and of a path a broken one: such a page is named in the sentences of the docstring. */
test('@see in a docstring has a URL', () => {
  const files = execFileSync('git', ['ls-files', 'src'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(file => file.endsWith('.ts'));
  const tags = files.flatMap(file => readFileSync(join(ROOT, file), 'utf8').match(/@see .*/g) ?? []);
  expect(tags.length).toBeGreaterThan(2);
  expect(tags.filter(tag => !tag.startsWith('@see https://'))).toEqual([]);
});
