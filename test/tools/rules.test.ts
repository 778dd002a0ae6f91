import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { newRule, ruleFault } from '../../tools/new-rule';
import { PAGES_FOLDER, rulePages } from '../../tools/rule-pages';
import { INDEX_FILE, RULES_FOLDER, rulesIndex } from '../../tools/rules-index';

test('the index lists every rule file, as npx projen rules:index writes it', () => {
  expect(readFileSync(INDEX_FILE, 'utf8')).toBe(rulesIndex());
});

test('every rule has a page, as npx projen docs:rules writes it', () => {
  const pages = rulePages();
  expect(readdirSync(PAGES_FOLDER).sort()).toEqual([...pages.keys()].sort());
  for (const [file, text] of pages) expect(`${file}\n${readFileSync(join(PAGES_FOLDER, file), 'utf8')}`).toBe(`${file}\n${text}`);
});

test('a new rule has its id, its category and its name, and compiles in its place', () => {
  const text = newRule('eviction', 'no-such-budget');
  expect(text).toContain('export const noSuchBudget: Rule = {\n  id: \'ha/no-such-budget\',\n  category: \'eviction\',');
  const file = join(RULES_FOLDER, 'eviction', 'no-such-budget.ts');
  const options = ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.').options;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = path => path === file || fileExists(path);
  host.getSourceFile = (path, ...rest) => (path === file ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest));
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([file], { ...options, noEmit: true }, host));
  expect(diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual([]);
}, 120_000);

test.each([
  ['no category', undefined, 'x', 'category: got undefined. Allowed: start, no-effect'],
  ['an id with capitals', 'start', 'NoBus', 'id: got NoBus. Allowed: lower-case words'],
  ['an id that there is', 'eviction', 'no-budget', 'id: there is a rule no-budget in eviction'],
])('a new rule with %s is refused', (_, category, id, message) => {
  expect(ruleFault(category, id)).toContain(message);
});
