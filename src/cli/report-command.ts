import { optionsHelp, Options, readArguments } from './arguments';
import { clusterFlow, CLUSTER_OPTIONS, printAccess } from './cluster-option';
import { Command, EXIT, Terminal } from './command';
import { CONFIG_OPTION, configOf } from './config-option';
import { FACT_OPTIONS } from './fact-options';
import { readOutputs, writeOutput } from './formats';
import { JUDGED_OPTIONS, tellJudged } from './judged';
import { tellRenamed } from './renamed';
import { readSurvives } from './survives-option';
import { analyse, Analysis, PathGroup } from '../analysis/analyse';
import { failsAtRest } from '../analysis/survival-target';
import { packageInfo } from '../contract/package-info';
import { loadFlow } from '../flow/load-flow';
import { describe } from '../manifests/manifest-object';
import { analysisHtml } from '../report/analysis/html';
import { Origin } from '../report/analysis/html/origin';
import { analysisJson } from '../report/analysis/json';
import { analysisMermaid } from '../report/analysis/mermaid';
import { analysisText, AnalysisTextOptions } from '../report/analysis/text';
import { unique } from '../values/unique';
import { listPaths } from '../words/flow-names';
import { factText } from '../words/notes';

const FORMATS: Readonly<Record<string, (analysis: Analysis, options: AnalysisTextOptions & { readonly origin: Origin }) => string>> = {
  text: analysisText,
  html: (analysis, { origin }) => analysisHtml(analysis, { origin }),
  json: analysisJson,
  mermaid: analysisMermaid,
};

const OPTIONS: Options = {
  format: { type: 'string', multiple: true, value: 'FORMAT[=FILE]', help: `${Object.keys(FORMATS).join(', ')} (default: text); several with a FILE each` },
  survives: { type: 'string', value: 'DOMAIN', help: 'pod, node or zone: failure domain that every flow must survive (default: the annotations)' },
  ...JUDGED_OPTIONS,
  ...CLUSTER_OPTIONS,
  ...CONFIG_OPTION,
  ...FACT_OPTIONS,
  color: { type: 'boolean', help: 'color, or with --no-color none (default: on a terminal, unless NO_COLOR is set)' },
};

export const reportCommand: Command = {
  summary: 'which single failure stops the events, and for how long',
  help: `Usage: ha-events report PATH... [options]
       ha-events report --cluster [--context NAME] [--namespace NAME] [options]

Reads manifests of any origin and answers, for every flow of events and every single failure (pod, node, zone, drain,
rollout), whether events continue, pause, are refused or lost, for how long, and which field fixes it.

Options:
${optionsHelp(OPTIONS)}

A flow must survive --survives, or else the annotation cdk8s-argo-events-ha/survives: the least of the EventBus,
EventSource and Sensor, where an object without the annotation counts as the others.

Exit code: 1 if a flow delivers nothing, loses events without a failure, or does not survive its failure domain, or if
a required fact is missing (named on standard error); 2 if the report cannot be created or there is no flow; else 0.
Charts and applications are not rendered. Standard error lists them as "not looked at". If one of them holds Argo Events
objects, the exit code is 2.`,
  options: OPTIONS,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, OPTIONS);
  if (printAccess(given, terminal)) return EXIT.CLEAN;
  const cluster = await clusterFlow('report', given, terminal);
  const outputs = readOutputs(given.all('format'), Object.keys(FORMATS), 'text');
  const { flow, passedOver, notLookedAt, problems } = cluster ?? loadFlow(given.paths);
  const config = configOf(given);
  const { facts: told, ignore } = config;
  tellRenamed([], config, flow.objects, terminal);
  const facts = { ...cluster?.facts, ...told };
  const analysis = analyse(flow, facts, { survives: readSurvives(given.text('survives')), ignore, unreadable: cluster?.unreadable, notLookedAt });
  const inputs = cluster === undefined ? given.paths.map(path => path === '-' ? 'standard input' : path) : [cluster.name];
  const origin = { inputs, madeAt: new Date(), version: packageInfo().version, facts };
  for (const { format, file } of outputs) {
    const text = FORMATS[format](analysis, { origin, ...file === undefined && { color: given.flag('color') ?? terminal.color, width: terminal.columns } });
    writeOutput(file, file === undefined && !text.endsWith('\n') ? `${text}\n` : text, terminal);
  }
  for (const { file, line, message } of problems) terminal.writeError(`ha-events: ${file}:${line}: ${message}\n`);
  const complete = tellJudged({
    documents: flow.objects.length + passedOver, notLookedAt, judged: analysis.groups.length + problems.length > 0, allowEmpty: given.flag('allow-empty') ?? false,
  }, 'no EventSource and no Sensor that depends on one', terminal);
  if (problems.length > 0 || !complete) return EXIT.CANNOT_RUN;
  const open = analysis.groups.filter(({ unverifiedTargets }) => unverifiedTargets.length > 0);
  for (const { object, what, fix } of analysis.unreadDeclarations) terminal.writeError(`ha-events: ${describe(object)}: ${what}: ${fix}\n`);
  for (const group of open) terminal.writeError(`ha-events: ${openPromise(group)}\n`);
  const failed = analysis.groups.filter(group => group.unmetTargets.length > 0 || failsAtRest(group));
  return open.length + failed.length + analysis.unreadDeclarations.length > 0 ? EXIT.FINDINGS : EXIT.CLEAN;
}

function openPromise({ paths, declared, unverifiedTargets, verdicts }: PathGroup): string {
  const needs = unique(unverifiedTargets.flatMap(({ id }) => verdicts.get(id)!.missing));
  return `${listPaths(paths, 1)}: declared to survive ${declared}, and not known to. Needs: ${needs.map(factText).join('; ')}`;
}
