import { readArguments, Options } from './arguments';
import { Command, EXIT, Terminal } from './command';
import { tellRenamed } from './renamed';
import { knownRule } from '../lint/engine/config';
import { Example, Rule } from '../lint/engine/rule';
import { shownExample } from '../lint/engine/shown-example';
import { RULE_IDS, RULES } from '../lint/rules';

const OPTIONS: Options = {};

export const explainCommand: Command = {
  summary: 'list the rules, or tell all about one',
  help: `Usage: ha-events explain [RULE...]

Without a RULE: all rules, by category. With one: what it finds, why that matters, what to do, where it is
written, and manifests with and without the fault.`,
  options: OPTIONS,
  run,
};

function run(args: readonly string[], terminal: Terminal): number {
  const { paths } = readArguments(args, OPTIONS);
  const wanted = paths.map(id => knownRule(id, 'explain', RULE_IDS));
  tellRenamed(paths, {}, [], terminal);
  terminal.write(wanted.length === 0 ? list(RULES) : RULES.filter(({ id }) => wanted.includes(id)).map(explain).join('\n'));
  return EXIT.CLEAN;
}

function list(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const categories = [...new Set(rules.map(({ category }) => category))];
  return categories.map(category => [
    category,
    ...rules.filter(rule => rule.category === category).map(({ id, severity, what }) => `  ${id.padEnd(width)}${severity.padEnd(9)}${what}`),
  ].join('\n')).join('\n\n') + '\n';
}

function explain({ id, severity, category, what, why, fix, docs, examples }: Rule): string {
  return [
    `${id}  (${severity}, ${category})`,
    what,
    `why  ${why}`,
    `fix  ${fix}`,
    ...docs.map(link => `docs ${link}`),
    ...examples.bad.slice(0, 1).map(example => `\nreported:\n${indented(example)}`),
    ...examples.good.slice(0, 1).map(example => `\nnot reported:\n${indented(example)}`),
    '',
  ].join('\n');
}

function indented(example: Example): string {
  const { yaml, before } = typeof example === 'string' ? { yaml: example } : example;
  const text = before === undefined ? shownExample(yaml) : `# before\n${shownExample(before)}\n# after\n${shownExample(yaml)}`;
  return text.split('\n').map(line => `  ${line}`).join('\n');
}
