import { isDeepStrictEqual } from 'node:util';
import { optionsHelp, Options, readArguments } from './arguments';
import { CLUSTER_OPTIONS, printAccess } from './cluster-option';
import { Command, EXIT, Terminal } from './command';
import { output, OUTPUT_OPTIONS } from './emit-output';
import { liveInput } from './live-input';
import { PLAN_OPTIONS, planOptionsOf } from './plan-options';
import { UsageError } from '../contract/usage-error';
import { Emission } from '../emit/emission';
import type * as hardening from '../emit/harden';
import { declared } from '../live/declared';

const OPTIONS: Options = { ...OUTPUT_OPTIONS, ...CLUSTER_OPTIONS, ...PLAN_OPTIONS };

export const hardenCommand: Command = {
  summary: 'print all that makes manifests highly available, as YAML or a Kustomize overlay',
  help: `Usage: ha-events harden PATH... [options]
       ha-events harden --cluster [--context NAME] [--namespace NAME] [options]

Prints the objects that the manifests lack, then each object of the manifests that has to change, as a whole: what
HaEventBus, HaEventSource and HaSensor would make of them. Names, ports, endpoints, subscriptions and volumes stay, and a
native bus stays a native bus.
The manifests themselves are never written.
With --cluster, the objects are those of the cluster, without state and defaults. Nothing is changed there.

Options:
${optionsHelp(OPTIONS)}

Exit code: 0 on success, 2 if a manifest or the cluster cannot be read.`,
  options: OPTIONS,
  run,
};

// cdk8s takes time to load, and the help works without it
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadHarden = () => require('../emit/harden') as typeof hardening;

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, OPTIONS);
  if (printAccess(given, terminal)) return EXIT.CLEAN;
  const overlay = given.text('kustomize');
  if (overlay !== undefined && given.flag('cluster')) throw new UsageError('--kustomize: an overlay needs files, and --cluster reads none. Give the files, or leave out --kustomize');
  const { flow, files, judged, complete, facts, isLive } = await liveInput(given, terminal, { command: 'harden', all: true, asOverlay: overlay !== undefined });
  if (judged) {
    const options = planOptionsOf(given);
    const emission = loadHarden().harden(flow, { ...options, facts: { ...facts, ...options.facts }, onlyFlows: isLive });
    output(isLive ? withoutDefaults(emission) : emission, { paths: given.paths, files }, overlay, terminal);
  }
  return complete ? EXIT.CLEAN : EXIT.CANNOT_RUN;
}

/** Of a live object, a default that a construct writes is no change. */
function withoutDefaults(emission: Emission): Emission {
  const changed = [...emission.changed].filter(([object, manifest]) => !isDeepStrictEqual(declared(manifest), declared(object.manifest)));
  return { ...emission, changed: new Map(changed) };
}
