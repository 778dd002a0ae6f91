import { existsSync, statSync } from 'node:fs';
import { optionsHelp, Options, readArguments, Arguments } from './arguments';
import { ClusterFlow, clusterFlow, CLUSTER_OPTIONS, printAccess } from './cluster-option';
import { Command, EXIT, Terminal } from './command';
import { CONFIG_OPTION, configOf } from './config-option';
import { FACT_OPTIONS } from './fact-options';
import { FORMAT_NAMES, readOutputs, render, writeOutput } from './formats';
import { JUDGED_OPTIONS, tellJudged } from './judged';
import { tellRenamed } from './renamed';
import { UsageError } from '../contract/usage-error';
import { Facts } from '../flow/facts';
import { filesBelow, loadFiles, loadFlow } from '../flow/load-flow';
import { Baseline, baselineOf, readBaseline, writeBaseline } from '../lint/engine/baseline';
import { check, Checked, CheckInput } from '../lint/engine/check';
import { atLeast, count, fromSeverity, SEVERITIES } from '../lint/engine/check-report';
import { Config, knownRule } from '../lint/engine/config';
import { Severity } from '../lint/engine/rule';
import { readFailOn, readSeverity } from '../lint/engine/severity';
import { Fixed, fixFiles } from '../lint/fix/fix-files';
import { RefusalReason } from '../lint/fix/refusal';
import { RULE_IDS, RULES } from '../lint/rules';
import { STDIN } from '../manifests/read-bytes';
import { inMiB, LARGEST_DOCUMENT, LARGEST_FILE } from '../manifests/read-limits';
import { readText, writeText } from '../manifests/text-file';

const OPTIONS: Options = {
  'format': { type: 'string', multiple: true, value: 'FORMAT[=FILE]', help: `${FORMAT_NAMES.join(', ')} (default: human); several with a FILE each` },
  'fail-on': { type: 'string', value: 'SEVERITY', help: `exit 1 from this severity on: ${SEVERITIES.join(', ')}, never (default: warning)` },
  'severity': { type: 'string', value: 'SEVERITY', help: `leave out findings below this severity: ${SEVERITIES.join(', ')}` },
  'all': { type: 'boolean', help: 'human: every object with its place, nothing folded' },
  'rule': { type: 'string', multiple: true, value: 'ID', help: 'run only this rule; repeatable' },
  'before': { type: 'string', multiple: true, value: 'PATH', help: 'manifests that the cluster has now, to judge the change' },
  'fix': { type: 'boolean', help: 'write the safe corrections into the files' },
  'baseline': { type: 'string', value: 'FILE', help: 'file with accepted findings' },
  'update-baseline': { type: 'boolean', help: 'write all findings of this run into the baseline' },
  'prune-baseline': { type: 'boolean', help: 'remove findings from the baseline that no longer exist' },
  ...JUDGED_OPTIONS,
  ...CLUSTER_OPTIONS,
  ...CONFIG_OPTION,
  ...FACT_OPTIONS,
  'color': { type: 'boolean', help: 'color, or with --no-color none (default: on a terminal, unless NO_COLOR is set)' },
};

const LEFT: Readonly<Record<RefusalReason, string>> = {
  shared: 'an anchor, alias or merge key shares the place with others',
  variable: 'the value holds a variable',
  unlike: 'the manifest is written in a way that a correction would not keep',
  conflict: 'two findings ask for different values',
  harm: 'the correction would create another finding, or leave this one',
  unreadable: 'a document of the file cannot be read',
};

export const checkCommand: Command = {
  summary: 'find what stops, loses or silently drops events in manifests',
  help: `Usage: ha-events check PATH... [options]
       ha-events check --cluster [--context NAME] [--namespace NAME] [options]

Reads manifests of any origin (files, folders, - for standard input; YAML, JSON, Lists) and reports what makes
Argo Events stop, lose events or ignore a field. Objects of other kinds are passed over.
A file or standard input may have ${inMiB(LARGEST_FILE)}; one document that is not passed over ${inMiB(LARGEST_DOCUMENT)}, a List in JSON as much as a file.

Options:
${optionsHelp(OPTIONS)}

Exit code: 0 if there are no findings at or above --fail-on, 1 if there are, 2 on an error or if no Argo Events object was
checked.
Charts and applications are not rendered. Standard error lists them as "not looked at". If one of them holds Argo Events
objects, the exit code is 2.
A finding is accepted by an annotation on its object, cdk8s-argo-events-ha/ignore-<rule>: "<reason>",
by an entry in ha-events.yaml, or by a baseline.`,
  options: OPTIONS,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const started = process.uptime();
  const given = readArguments(args, OPTIONS);
  if (printAccess(given, terminal)) return EXIT.CLEAN;
  const cluster = await clusterFlow('check', given, terminal);
  if (cluster !== undefined && given.flag('fix')) throw new UsageError('--fix writes files, and --cluster reads none. Give the files, or leave out --fix');
  checkPaths(given);
  const outputs = readOutputs(given.all('format'));
  const failOn = readFailOn(given.text('fail-on') ?? 'warning');
  const least = given.text('severity') === undefined ? undefined : readSeverity(given.text('severity')!);
  const input = readInput(given, cluster);
  let checked = check(input);
  tellRenamed(given.all('rule'), input.config, input.flow.objects, terminal);
  if (given.flag('fix')) checked = applyFixes(given, input, checked, terminal);
  writeBaselineFile(given, input.baseline, checked, terminal);
  for (const { format, file } of outputs) {
    const text = render(format, least === undefined ? checked.report : fromSeverity(checked.report, least), {
      color: file === undefined && (given.flag('color') ?? terminal.color),
      width: file === undefined ? terminal.columns : undefined,
      all: given.flag('all'),
      milliseconds: (process.uptime() - started) * 1000,
    });
    writeOutput(file, text, terminal);
  }
  const { objects, passedOver, notLookedAt, problems } = checked.report;
  const judged = checked.report.judged || problems.length > 0;
  const complete = tellJudged({ documents: objects + passedOver, notLookedAt, judged, allowEmpty: given.flag('allow-empty') ?? false },
    'no EventBus, EventSource or Sensor among them', terminal);
  return complete ? exitCode(checked, failOn) : EXIT.CANNOT_RUN;
}

/** What cannot be read twice, or not be written. */
function checkPaths(given: Arguments): void {
  const before = given.all('before');
  if ([...given.paths, ...before].filter(path => path === STDIN).length > 1) {
    throw new UsageError(`${STDIN} is given more than once. Allowed: once, as standard input can be read only once; give the others as files`);
  }
  if (!given.flag('fix')) return;
  for (const path of [...given.paths, ...before]) {
    const status = path === STDIN ? undefined : statSync(path, { throwIfNoEntry: false });
    if (path === STDIN || status?.isFile() === false && !status.isDirectory()) {
      throw new UsageError(`--fix writes into files and then reads them again, and got ${path === STDIN ? `${STDIN}, standard input` : `${path}, a pipe or device`}. Allowed: files and folders`);
    }
  }
}

function readInput(given: Arguments, cluster?: ClusterFlow): CheckInput {
  const only = rulesGiven(given);
  const before = given.all('before');
  const file = given.text('baseline');
  return {
    ...cluster ?? loadFlow(given.paths),
    ...before.length > 0 && { before: loadFlow(before).flow },
    rules: only.length === 0 ? RULES : RULES.filter(({ id }) => only.includes(id)),
    config: withFacts(configOf(given), cluster?.facts),
    baseline: file === undefined || (given.flag('update-baseline') && !existsSync(file)) ? new Map() : readBaseline(file, readText(file)),
  };
}

/** What is given counts before what the cluster says. */
function withFacts(config: Config, facts: Facts = {}): Config {
  return { ...config, facts: { ...facts, ...config.facts } };
}

function rulesGiven(given: Arguments): readonly string[] {
  return given.all('rule').map(id => knownRule(id, '--rule', RULE_IDS));
}

/** Writes the corrections and checks what is then in the files. */
function applyFixes(given: Arguments, input: CheckInput, checked: Checked, terminal: Terminal): Checked {
  const only = rulesGiven(given);
  const { changed, left } = fixFiles({
    files: [...filesBelow(given.paths)],
    check: files => check({ ...input, ...loadFiles(files), rules: RULES }),
    isWanted: ({ rule }) => only.length === 0 || only.includes(rule.id),
  });
  for (const [file, text] of changed) writeText(file, text);
  terminal.writeError(`corrected ${count(changed.size, 'file')}\n${left.length === 0 ? '' : leftText(left)}`);
  return changed.size === 0 ? checked : check(readInput(given));
}

/** How many corrections were not made, by reason. */
function leftText(left: Fixed['left']): string {
  const reasons = [...new Set(left.map(({ reason }) => reason))];
  return reasons.map(reason => {
    const number = left.filter(one => one.reason === reason).length;
    return `left ${count(number, 'finding')} that --fix corrects elsewhere: ${LEFT[reason]}\n`;
  }).join('');
}

function writeBaselineFile(given: Arguments, baseline: Baseline, { acceptable }: Checked, terminal: Terminal): void {
  const file = given.text('baseline');
  if (!given.flag('update-baseline') && !given.flag('prune-baseline')) return;
  if (file === undefined) throw new UsageError('--update-baseline and --prune-baseline need --baseline FILE');
  const found = baselineOf(acceptable);
  const next = given.flag('update-baseline')
    ? found
    : new Map([...baseline].map(([key, number]) => [key, Math.min(number, found.get(key) ?? 0)]));
  writeText(file, writeBaseline(next));
  terminal.writeError(`${file} holds ${count([...next.values()].reduce((sum, number) => sum + number, 0), 'finding')}\n`);
}

function exitCode({ report }: Checked, failOn: Severity | 'never'): number {
  if (report.problems.length > 0) return EXIT.CANNOT_RUN;
  return failOn !== 'never' && report.findings.some(({ severity }) => atLeast(severity, failOn)) ? EXIT.FINDINGS : EXIT.CLEAN;
}
