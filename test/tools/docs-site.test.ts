import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { forMkDocs, navigation, pages, writeSources } from '../../tools/docs-site';
import { describeWith } from '../support/describe-with';

const README = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

const listed = (nav: any): string[] => (typeof nav === 'string' ? [nav] : Object.values(nav).flatMap((each: any) => listed(each)));

test('the menu has the sections of the README, and the pages of a folder below its overview', () => {
  const readme = '# x\n\n## Documents\n\n- Concepts: [the bus](docs/bus.md), [long\n  name](docs/long.md)\n- Reference: [rules](docs/rules/README.md)\n- [Contributing](CONTRIBUTING.md)\n\n## Next\n';
  expect(navigation(readme, ['docs/rules/README.md', 'docs/rules/no-retry.md', 'docs/bus.md'])).toEqual([
    { Home: 'README.md' },
    { Concepts: [{ 'The bus': 'docs/bus.md' }, { 'Long name': 'docs/long.md' }] },
    { Reference: [{ Rules: [{ Overview: 'docs/rules/README.md' }, { 'no-retry': 'docs/rules/no-retry.md' }] }] },
    { Contributing: 'CONTRIBUTING.md' },
  ]);
});

test('a menu entry has no ending of a file', () => {
  expect(navigation('\n## Documents\n\n- Reference: [API.md](API.md)\n', ['API.md'])).toEqual([{ Home: 'README.md' }, { Reference: [{ API: 'API.md' }] }]);
});

test('a fence keeps its language and loses the words behind it, which MkDocs does not read', () => {
  expect(forMkDocs('```ts fragment\nconst a = 1;\n```\n  ```yaml title\n  ```\nplain ``` text here\n'))
    .toBe('```ts\nconst a = 1;\n```\n  ```yaml\n  ```\nplain ``` text here\n');
});

test('a README without the section is refused', () => {
  expect(() => navigation('# x\n', [])).toThrow('README.md: the section "## Documents" does not exist. The menu of the site is made from it. Add it');
});

test('the README leads to every page of docs, and to no page that does not exist', () => {
  const all = pages();
  const menu = listed(navigation(README, all));
  expect(menu.filter(path => !all.includes(path))).toEqual([]);
  expect(all.filter(path => path.startsWith('docs/') && !menu.includes(path))).toEqual([]);
});

describeWith('mkdocs')('the site', () => {
  test('builds without a broken link or anchor', () => {
    const folder = mkdtempSync(join(tmpdir(), 'site-'));
    try {
      writeSources(folder);
      // --quiet would hide the warnings from --strict, too
      const { status, stderr } = spawnSync('mkdocs', ['build', '--strict', '--config-file', join(folder, 'mkdocs.yml')], { encoding: 'utf8' });
      expect({ status, warnings: stderr.split('\n').filter(line => line.startsWith('WARNING')) }).toEqual({ status: 0, warnings: [] });
      expect(readFileSync(join(folder, 'site', 'index.html'), 'utf8')).toContain('Documents');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
