import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATEGORIES } from './rules-index';
import { RENAMED_RULES } from '../src/lint/engine/renamed-rules';
import { Example, Rule } from '../src/lint/engine/rule';
import { shownExample } from '../src/lint/engine/shown-example';
import { RULES } from '../src/lint/rules';

export const PAGES_FOLDER = join(__dirname, '../docs/rules');

const CATEGORY_TITLES: Readonly<Record<string, string>> = {
  'start': 'Events never start to flow',
  'no-effect': 'A setting has no effect',
  'quorum': 'Quorum and leader election',
  'placement': 'Placement of pods',
  'eviction': 'Evictions and disruption budgets',
  'storage': 'Storage of the bus',
  'delivery': 'Delivery of events',
  'rollout': 'Rollouts',
  'operation': 'Operation',
};

/** The pages by their file names: one a rule, and README.md that lists them. */
export function rulePages(): Map<string, string> {
  return new Map([...RULES.map(rule => [pageName(rule), page(rule)] as const), ['README.md', overview()]]);
}

function pageName({ id }: Rule): string {
  return `${id.replace('ha/', '')}.md`;
}

function page({ id, severity, category, what, why, fix, problems, docs, examples }: Rule): string {
  const [bad] = examples.bad;
  const [good] = examples.good;
  return [
    `# ${id}`,
    '',
    `${what} Severity: ${severity}. Category: ${CATEGORY_TITLES[category].toLowerCase()}.`,
    '',
    `**Why:** ${why}.`,
    '',
    `**Fix:** ${fix}.`,
    ...problems === undefined ? [] : ['', `**Problems**, as \`problem\` in JSON: ${problems.map(problem => `\`${problem}\``).join(', ')}.`],
    ...section('Reported', bad),
    ...section('Not reported', good),
    '',
    '## Sources',
    '',
    ...docs.map(link => `- <${link}>`),
    '',
    `To accept a finding, annotate the object with \`cdk8s-argo-events-ha/ignore-${id.replace('ha/', '')}: "<reason>"\`.`,
    '',
  ].join('\n');
}

function section(title: string, example: Example | undefined): string[] {
  if (example === undefined) return [];
  const { yaml, facts, before } = typeof example === 'string' ? { yaml: example, facts: undefined, before: undefined } : example;
  const given = Object.entries(facts ?? {}).map(([fact, value]) => `\`${fact}: ${JSON.stringify(value)}\``);
  return [
    '',
    `## ${title}`,
    ...given.length === 0 ? [] : ['', `With ${given.join(', ')}:`],
    ...before === undefined ? [] : ['', 'In the cluster now:', ...fence(before), '', 'The change:'],
    ...fence(yaml),
  ];
}

function fence(yaml: string): string[] {
  return ['', '```yaml', shownExample(yaml), '```'];
}

function overview(): string {
  return [
    '# Rules of ha-events check',
    '',
    `${RULES.length} rules, by category. The pages are written from the rules by \`npx projen docs:rules\`.`,
    ...CATEGORIES.flatMap(category => [
      '',
      `## ${CATEGORY_TITLES[category]}`,
      '',
      '| rule | severity | fault |',
      '|---|---|---|',
      ...RULES.filter(rule => rule.category === category)
        .map(rule => `| [${rule.id}](${pageName(rule)}) | ${rule.severity} | ${rule.what.replaceAll('|', '\\|')} |`),
    ]),
    '',
    '## Former ids',
    '',
    'An annotation, a configuration, a baseline or an option that holds a former id keeps working. `ha-events` names the new id once.',
    '',
    '| former id | rule |',
    '|---|---|',
    ...RENAMED_RULES.map(({ from, to }) => `| ${from} | [${to}](${to.replace('ha/', '')}.md) |`),
    '',
  ].join('\n');
}

function main(): void {
  const pages = rulePages();
  mkdirSync(PAGES_FOLDER, { recursive: true });
  for (const file of readdirSync(PAGES_FOLDER)) if (!pages.has(file)) rmSync(join(PAGES_FOLDER, file));
  for (const [file, text] of pages) writeFileSync(join(PAGES_FOLDER, file), text);
}

if (require.main === module) main();
