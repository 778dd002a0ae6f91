import { Arguments, optionsHelp, Options, readArguments } from './arguments';
import { Command, EXIT, Terminal } from './command';
import { output, OUTPUT_OPTIONS } from './emit-output';
import { ENGINE_OPTION, engineOf } from './plan-options';
import { ReadFlow, readFlow } from './read-flow';
import { UsageError, unknownWord } from '../contract/usage-error';
import { bucket } from '../emit/bucket';
import { budgets } from '../emit/budgets';
import { Emission } from '../emit/emission';
import { guard } from '../emit/guard';
import { inTurn } from '../emit/in-turn';
import { keeper } from '../emit/keeper';
import type * as policies from '../emit/pod-policy';
import { buildFlow } from '../flow/build-flow';
import { Flow } from '../flow/flow';

// cdk8s takes time to load, and the help works without it
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadPolicies = () => require('../emit/pod-policy') as typeof policies;

interface Subject {
  readonly help: string;
  readonly ofManifests: boolean;
  readonly of: (flow: Flow, given: Arguments) => Emission;
}

const images = (given: Arguments) => ({
  natsBoxImage: given.text('nats-box-image'), guardImage: given.text('guard-image'), clusterDomain: given.text('cluster-domain'),
});

const SUBJECTS: Readonly<Record<string, Subject>> = {
  'pod-policy': { help: 'the policy that adds probes, spread, drain and guards to pods that ask for them; once per cluster', ofManifests: false, of: (_, given) => loadPolicies().podPolicy(engineOf(given)) },
  'guard': { help: 'the bus guard of EventSources and Sensors; needs the pod policy', ofManifests: true, of: (flow, given) => guard(flow, images(given)) },
  'keeper': { help: 'the keeper of each JetStream bus', ofManifests: true, of: (flow, given) => keeper(flow, images(given)) },
  'budgets': { help: 'a PodDisruptionBudget for all pods that have none', ofManifests: true, of: budgets },
  'bucket': { help: 'a Job for each Sensor that gives its state as many copies as the bus can hold', ofManifests: true, of: (flow, given) => bucket(flow, images(given)) },
};

const OPTIONS: Options = {
  'for': { type: 'string', multiple: true, value: 'PATH', help: 'manifests to complete (file, folder, - for standard input); repeatable' },
  ...OUTPUT_OPTIONS,
  ...ENGINE_OPTION,
  'nats-box-image': { type: 'string', value: 'IMAGE', help: 'keeper, bucket: image with the NATS command line' },
  'guard-image': { type: 'string', value: 'IMAGE', help: 'guard: HAProxy image' },
  'cluster-domain': { type: 'string', value: 'DOMAIN', help: 'guard: DNS domain of the cluster (default: cluster.local)' },
};

const width = Math.max(...Object.keys(SUBJECTS).map(name => name.length)) + 2;

export const emitCommand: Command = {
  summary: 'print missing objects, as YAML or a Kustomize overlay, without cdk8s',
  help: `Usage: ha-events emit pod-policy [--engine ENGINE]
       ha-events emit SUBJECT... --for PATH [options]

Prints the objects that the manifests lack, then each object of the manifests that has to change, as a whole. The
manifests themselves are never written.

Subjects:
${Object.entries(SUBJECTS).map(([name, { help }]) => `  ${name.padEnd(width)}${help}`).join('\n')}

Options:
${optionsHelp(OPTIONS)}`,
  options: OPTIONS,
  words: Object.keys(SUBJECTS),
  run,
};

/** The pod policy is the same for all flows. */
const NO_MANIFESTS: ReadFlow = { flow: buildFlow([]), files: [], judged: true, complete: true };

function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, OPTIONS);
  const subjects = [...new Set(given.paths)].map(name => {
    if (!Object.hasOwn(SUBJECTS, name)) throw unknownWord('emit: there is no subject', name, Object.keys(SUBJECTS));
    return SUBJECTS[name];
  });
  if (subjects.length === 0) throw new UsageError(`emit needs a subject. Allowed: ${Object.keys(SUBJECTS).join(', ')}`);
  const paths = given.all('for');
  if (paths.length === 0 && subjects.some(({ ofManifests }) => ofManifests)) throw new UsageError(`emit ${given.paths.join(' ')} needs manifests: --for PATH`);
  const { flow, files, judged, complete } = paths.length === 0 ? NO_MANIFESTS : readFlow(paths, terminal, { command: `emit ${given.paths.join(' ')} --for`, asOverlay: given.text('kustomize') !== undefined });
  if (!judged) return EXIT.CANNOT_RUN;
  const emission = inTurn(flow, subjects.map(subject => before => subject.of(before, given)));
  output(emission, { paths, files }, given.text('kustomize'), terminal);
  return complete ? EXIT.CLEAN : EXIT.CANNOT_RUN;
}
