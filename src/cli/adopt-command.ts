import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { leftOutText, orderText } from './adopt-text';
import { optionsHelp, Options, readArguments } from './arguments';
import { CLUSTER_OPTIONS, printAccess } from './cluster-option';
import { Command, EXIT, Terminal } from './command';
import { LiveInput, liveInput } from './live-input';
import { PLAN_OPTIONS, planOptionsOf } from './plan-options';
import type * as building from '../adopt/build';
import { changesOf } from '../adopt/change';
import { changeText } from '../adopt/change-text';
import { Plan } from '../adopt/part';
import type * as planning from '../adopt/plan';
import { pythonApp } from '../adopt/python';
import { typescriptApp } from '../adopt/typescript';
import { UsageError, unknownWord } from '../contract/usage-error';
import { declared } from '../live/declared';
import { writeText } from '../manifests/text-file';

interface Language {
  readonly file: string;
  readonly run: string;
  readonly source: (plan: Plan) => string;
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  typescript: { file: 'main.ts', run: 'npx ts-node main.ts', source: typescriptApp },
  python: { file: 'main.py', run: 'python main.py', source: pythonApp },
};

const OPTIONS: Options = {
  language: { type: 'string', value: Object.keys(LANGUAGES).join('|'), help: 'of the app (default: typescript)' },
  out: { type: 'string', value: 'DIR', help: 'write the app into this folder (default: its source on standard output)' },
  ...CLUSTER_OPTIONS,
  ...PLAN_OPTIONS,
};

export const adoptCommand: Command = {
  summary: 'write the cdk8s app that replaces manifests',
  help: `Usage: ha-events adopt PATH... [options]
       ha-events adopt --cluster [--context NAME] [--namespace NAME] [options]

Writes a cdk8s app for the objects of the manifests: HaEventBus, HaEventSource and HaSensor where these fit, typed
custom resources and plain objects else. Comments say what changes. Names, ports, endpoints, subscriptions and volumes
stay, so the app is applied over what runs, and nothing is deleted first. A native bus stays a native bus.
Then tells each field that changes, and the order to apply. The manifests themselves are never written.
With --cluster, the app has the EventBuses, EventSources and Sensors of the cluster and the objects to which they refer,
without state, defaults of the API server, and objects that a controller made.

Options:
${optionsHelp(OPTIONS)}

Exit code: 0 on success, 2 if a manifest or the cluster cannot be read.`,
  options: OPTIONS,
  run,
};

/* eslint-disable @typescript-eslint/no-require-imports */

// cdk8s takes time to load, and the help works without it
const loadPlan = () => require('../adopt/plan') as typeof planning;
const loadBuild = () => require('../adopt/build') as typeof building;

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, OPTIONS);
  if (printAccess(given, terminal)) return EXIT.CLEAN;
  const name = given.text('language') ?? 'typescript';
  if (!Object.hasOwn(LANGUAGES, name)) throw unknownWord('--language: there is no language', name, Object.keys(LANGUAGES));
  const input = await liveInput(given, terminal, { command: 'adopt', all: true });
  if (input.judged) {
    const options = planOptionsOf(given);
    const plan = loadPlan().planOf(input.flow, { ...options, facts: { ...input.facts, ...options.facts }, onlyFlows: input.isLive });
    const report = `${changeText(changes(input, plan))}${leftOutText(plan)}\n${orderText(plan)}`;
    writeApp(LANGUAGES[name], plan, given.text('out'), report, terminal);
  }
  return input.complete ? EXIT.CLEAN : EXIT.CANNOT_RUN;
}

function changes({ flow, isLive }: LiveInput, plan: Plan) {
  const { build, objectsOf } = loadBuild();
  const left = plan.leftOut.map(({ object }) => object);
  const after = objectsOf(build({ ...plan, unsurvived: [''] }).app);
  // a default that a construct writes is no change
  return changesOf(flow.objects.filter(object => !left.includes(object)), isLive ? after.map(declared) : after);
}

function writeApp({ file, run: command, source }: Language, plan: Plan, folder: string | undefined, report: string, terminal: Terminal): void {
  if (folder === undefined) {
    terminal.write(source(plan));
    terminal.writeError(report);
    return;
  }
  const files = [[file, source(plan)], ['cdk8s.yaml', `app: ${command}\n`]] as const;
  const taken = files.map(([name]) => join(folder, name)).find(path => existsSync(path));
  if (taken !== undefined) throw new UsageError(`${taken} exists, and would be overwritten. Allowed: a folder without ${files.map(([name]) => name).join(' and ')}, or no --out: the app is written to standard output`);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeText(join(folder, name), text);
  terminal.write(report);
}
