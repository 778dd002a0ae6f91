import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Yaml } from 'cdk8s';

const ROOT = join(__dirname, '..');
const STYLE = join(__dirname, 'docs-site.css');

type Nav = Record<string, string | Nav[]>;

/** What the site is made of: Markdown files of the repository, at the same places, so that links between them hold. */
export function pages(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n').filter(path => /^(docs|examples)\/|^[A-Z]+\.md$/.test(path));
}

/** The menu: what the section "Documents" of the README lists, and below an overview the other pages of its folder. */
export function navigation(readme: string, all: readonly string[]): Nav[] {
  const documents = /\n## Documents\n([^]*?)(?=\n## |$)/.exec(readme);
  if (!documents) throw new Error('README.md: the section "## Documents" does not exist. The menu of the site is made from it. Add it');
  const items = documents[1].replace(/\n {2}/g, ' ').split('\n').filter(line => line.startsWith('- '));
  const entries = items.map((item): Nav[] => {
    const title = /^- ([A-Z]\w+): /.exec(item)?.[1];
    const links = [...item.matchAll(/\[([^\]]+)\]\(([^)#]+\.md)\)/g)].map(([, text, path]) => entry(capital(text), path, all));
    return title === undefined ? links : [{ [title]: links }];
  });
  return [{ Home: 'README.md' }, ...entries.flat()];
}

function entry(text: string, path: string, all: readonly string[]): Nav {
  const folder = path.replace(/README\.md$/, '');
  const below = folder.startsWith('docs/') && folder !== path ? all.filter(page => page.startsWith(folder) && page !== path) : [];
  return { [text.replace(/\.md$/, '')]: below.length === 0 ? path : [{ Overview: path }, ...below.map(page => ({ [page.slice(folder.length).replace(/\.md$/, '')]: page }))] };
}

const capital = (text: string) => text[0].toUpperCase() + text.slice(1);

/** MkDocs reads a fence with one word only: of "```ts fragment" it makes text, and it then misses the headings below. */
export function forMkDocs(markdown: string): string {
  return markdown.replace(/^( *```\w+) .*$/gm, '$1');
}

/** Writes the sources of the site, for `mkdocs build --config-file`. */
export function writeSources(target: string): void {
  rmSync(target, { recursive: true, force: true });
  const all = pages();
  for (const page of all) {
    mkdirSync(dirname(join(target, 'pages', page)), { recursive: true });
    writeFileSync(join(target, 'pages', page), forMkDocs(readFileSync(join(ROOT, page), 'utf8')));
  }
  cpSync(STYLE, join(target, 'pages', basename(STYLE)));
  cpSync(join(ROOT, 'docs', 'images'), join(target, 'pages', 'docs', 'images'), { recursive: true });
  const { name, description } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(target, 'mkdocs.yml'), Yaml.stringify({
    site_name: name,
    site_description: description,
    docs_dir: 'pages',
    site_dir: 'site',
    theme: { name: 'readthedocs' },
    extra_css: [basename(STYLE)],
    validation: { links: { not_found: 'warn', anchors: 'warn', unrecognized_links: 'warn' }, nav: { omitted_files: 'ignore' } },
    nav: navigation(readFileSync(join(ROOT, 'README.md'), 'utf8'), all),
  }));
}

if (require.main === module) writeSources(join(ROOT, 'dist', 'docs'));
