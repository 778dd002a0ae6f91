import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

/** Words of no reference documentation, and the words that take their place. */
const SUBSTITUTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bfor ever\b/, 'indefinitely'],
  [/\banew\b/, 'recreated, or again'],
  [/\b(?:is|are) made again\b/, 'is recreated'],
  [/\b(?:creates|makes) it again\b/, 'recreates it'],
  [/\ba must\b/, 'required'],
  [/\bmend(?:s|ed|ing)?\b/, 'fix'],
  [/\bin vain\b/, 'without an answer'],
  [/\ball the same\b/, 'still'],
  [/\bown accord\b/, 'by itself'],
  [/\btold to stop\b/, 'terminated'],
  [/\b(?:is|are|were|be) gone\b/, 'is unavailable, terminated or lost'],
  [/\broll-out/, 'rollout'],
  [/\bways? of events\b/, 'event flow'],
  [/\bwhole of it\b/, 'all of it'],
  [/\bcolour/, 'color'],
  [/\bwithout a word\b/, 'silently'],
  [/\b(?:is|are) none\b/, 'is not a ..., or does not exist'],
  [/\bof (?:its|their|your) own(?=[,.;:]| and|$)/, 'dedicated, or own before the noun'],
];

/** Identifiers and keys in a text have no blank between words, so only sentences are compared. */
function sentences(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function docstrings(file: string): string[] {
  return (readFileSync(join(ROOT, file), 'utf8').match(/\/\*\*[^]*?\*\//g) ?? []).map(text => text.replace(/\n\s*\* ?/g, ' '));
}

function faults(texts: readonly string[]): string[] {
  return texts.flatMap(text => SUBSTITUTIONS.flatMap(([banned, instead]) => {
    const match = banned.exec(text);
    return match === null ? [] : [`"${match[0]}", say: ${instead}. In: ${text.trim().slice(Math.max(0, match.index - 60), match.index + 60)}`];
  }));
}

const sources = execFileSync('git', ['ls-files', 'src'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(file => file.endsWith('.ts'));
const PUBLIC = /^src\/(?:constructs|analysis-api|plugin|contract)\//;

test('what the program prints has none of the words that are replaced', () => {
  expect(sources.map(file => [file, faults(sentences(file))] as const).filter(([, found]) => found.length > 0)).toEqual([]);
});

test('docstrings of the rooms with public classes have none of them', () => {
  const read = sources.filter(file => PUBLIC.test(file));
  expect(read.length).toBeGreaterThan(50);
  expect(read.map(file => [file, faults(docstrings(file))] as const).filter(([, found]) => found.length > 0)).toEqual([]);
});

const documents = execFileSync('git', ['ls-files', 'README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/*.md', 'examples/*/README.md'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n').filter(file => file !== '' && !file.startsWith('docs/rules/'));

/** A phrase may run over the end of a line, so a paragraph is compared, not a line. */
function paragraphs(file: string): string[] {
  return readFileSync(join(ROOT, file), 'utf8').split(/\n\s*\n/).map(text => text.replace(/\s+/g, ' '));
}

/** Tables and code cannot be wrapped. */
function proseLines(markdown: string): string[] {
  return markdown.replace(/^ *```[^]*?^ *```/gm, '').split('\n').filter(line => !line.trimStart().startsWith('|'));
}

test('documents have none of the words that are replaced', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/upstream/README.md', 'examples/quickstart/README.md']));
  expect(documents.map(file => [file, faults(paragraphs(file))] as const).filter(([, found]) => found.length > 0)).toEqual([]);
});

test('a prose line of a document has at most 160 characters', () => {
  const long = documents.flatMap(file => proseLines(readFileSync(join(ROOT, file), 'utf8')).filter(line => line.length > 160).map(line => `${file}: ${line}`));
  expect(long).toEqual([]);
});

test('only tables and code may be longer', () => {
  const long = 'x'.repeat(161);
  expect(proseLines(`| ${long} |\n\n\`\`\`yaml\n${long}\n\`\`\`\nshort`).filter(line => line.length > 160)).toEqual([]);
  expect(proseLines(`\`\`\`yaml\na: b\n\`\`\`\n${long}`).filter(line => line.length > 160)).toEqual([long]);
});

test.each([
  ['it waits for ever', 'indefinitely'],
  ['a roll-out waits', 'rollout'],
  ['the pod is gone', 'unavailable'],
  ['give it a guard of its own', 'dedicated'],
])('"%s" is a fault, and %s takes its place', (text, instead) => {
  expect(faults([text])).toEqual([expect.stringContaining(instead)]);
});
