import { optionsHelp, Options, readArguments } from './arguments';
import { Command, EXIT, Terminal } from './command';
import { output, OUTPUT_OPTIONS } from './emit-output';
import { NONE, tellJudged } from './judged';
import { PLAN_OPTIONS, planOptionsOf } from './plan-options';
import { UsageError } from '../contract/usage-error';
import type * as hardening from '../emit/harden';
import { filesBelow, loadFiles } from '../flow/load-flow';

const OPTIONS: Options = { ...OUTPUT_OPTIONS, ...PLAN_OPTIONS };

export const hardenCommand: Command = {
  summary: 'print all that makes manifests highly available, as YAML or a Kustomize overlay',
  help: `Usage: ha-events harden PATH... [options]

Prints the objects that the manifests lack, then each object of the manifests that has to change, as a whole: what
HaEventBus, HaEventSource and HaSensor would make of them. Names, ports, endpoints, subscriptions and volumes stay.
The manifests themselves are never written.

Options:
${optionsHelp(OPTIONS)}

Exit code: 0 on success, 2 if a manifest cannot be read.`,
  options: OPTIONS,
  run,
};

// cdk8s takes time to load, and the help works without it
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadHarden = () => require('../emit/harden') as typeof hardening;

function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, OPTIONS);
  const { paths } = given;
  if (paths.length === 0) throw new UsageError('no manifests given: ha-events harden PATH..., or - for standard input');
  const files = [...filesBelow(paths)];
  const { flow, passedOver, notLookedAt, problems } = loadFiles(files, { all: true });
  for (const { file, line, message } of problems) terminal.writeError(`ha-events: ${file}:${line}: ${message}\n`);
  const judged = flow.buses.length + flow.sources.length + flow.sensors.length > 0;
  const told = tellJudged({ documents: flow.objects.length + passedOver, notLookedAt, judged }, NONE, terminal);
  if (judged) output(loadHarden().harden(flow, planOptionsOf(given)), { paths, files }, given.text('kustomize'), terminal);
  return told && problems.length === 0 ? EXIT.CLEAN : EXIT.CANNOT_RUN;
}
