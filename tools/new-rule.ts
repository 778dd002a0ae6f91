import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CATEGORIES, INDEX_FILE, RULES_FOLDER, rulesIndex } from './rules-index';

/** The text of a new rule: the template with its id, its category and its name. */
export function newRule(category: string, id: string): string {
  const name = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return readFileSync(join(__dirname, 'rule-template.ts'), 'utf8')
    .replace(/^\/\*\* .*\n/m, '')
    .replaceAll('../src/lint/', '../../')
    .replace('nameOfTheRule', name)
    .replace('ha/name-of-the-file', `ha/${id}`)
    .replace('category: \'operation\'', `category: '${category}'`);
}

export function ruleFault(category: string | undefined, id: string | undefined): string | undefined {
  if (category === undefined || !CATEGORIES.includes(category)) return `category: got ${category}. Allowed: ${CATEGORIES.join(', ')}`;
  if (id === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return `id: got ${id}. Allowed: lower-case words with hyphens that name the fault, for example no-budget`;
  return existsSync(join(RULES_FOLDER, category, `${id}.ts`)) ? `id: there is a rule ${id} in ${category}` : undefined;
}

function main([category, id]: readonly (string | undefined)[]): void {
  const fault = ruleFault(category, id);
  if (fault !== undefined) throw new Error(`${fault}\nUsage: npx projen new:rule CATEGORY ID`);
  const file = join(RULES_FOLDER, category!, `${id}.ts`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, newRule(category!, id!));
  writeFileSync(INDEX_FILE, rulesIndex());
  process.stdout.write(`wrote src/lint/rules/${category}/${id}.ts and its line in index.ts\nnext: write the rule; npx jest test/lint/rules.test.ts runs its examples; npx projen docs:rules writes its page\n`);
}

if (require.main === module) main(process.argv.slice(2));
