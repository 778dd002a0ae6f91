import { optionsHelp, Options, readArguments } from './arguments';
import { Command, EXIT, Terminal } from './command';
import { output, OUTPUT_OPTIONS } from './emit-output';
import { PLAN_OPTIONS, planOptionsOf } from './plan-options';
import { manifestPaths, readFlow } from './read-flow';
import type * as hardening from '../emit/harden';

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
  const paths = manifestPaths(given.paths, 'harden');
  const { flow, files, judged, complete } = readFlow(paths, terminal, { command: 'harden', all: true, asOverlay: given.text('kustomize') !== undefined });
  if (judged) output(loadHarden().harden(flow, planOptionsOf(given)), { paths, files }, given.text('kustomize'), terminal);
  return complete ? EXIT.CLEAN : EXIT.CANNOT_RUN;
}
