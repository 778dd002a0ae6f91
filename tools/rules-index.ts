import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const RULES_FOLDER = join(__dirname, '../src/lint/rules');
export const INDEX_FILE = join(RULES_FOLDER, 'index.ts');

/** In the order in which `ha-events explain` lists them. */
export const CATEGORIES = ['start', 'no-effect', 'quorum', 'placement', 'eviction', 'storage', 'delivery', 'rollout', 'operation'];

interface RuleFile {
  readonly path: string;
  readonly name: string;
}

/** The text of src/lint/rules/index.ts, made of the files that are there. */
export function rulesIndex(): string {
  const byCategory = CATEGORIES.map(category => readdirSync(join(RULES_FOLDER, category)).sort().flatMap(file => ruleFile(category, file)));
  const files = byCategory.flat();
  const imports = [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, name }) => `import { ${name} } from './${path}';`);
  return [
    ...imports,
    'import { Rule } from \'../engine/rule\';',
    '',
    '/** All rules, by category. Written by `npx projen new:rule` and `npx projen rules:index`. */',
    'export const RULES: readonly Rule[] = [',
    ...files.map(({ name }) => `  ${name},`),
    '];',
    '',
    'export const RULE_IDS: readonly string[] = RULES.map(rule => rule.id);',
    '',
  ].join('\n');
}

function ruleFile(category: string, file: string): RuleFile[] {
  const [, name] = /^export const (\w+): Rule = /m.exec(readFileSync(join(RULES_FOLDER, category, file), 'utf8')) ?? [];
  return name === undefined ? [] : [{ path: `${category}/${file.replace(/\.ts$/, '')}`, name }];
}
