import { stringify } from 'yaml';
import { Arguments, Options, optionsHelp, readArguments } from './arguments';
import { Command, EXIT, Terminal } from './command';
import { CONFIG_OPTION, configOf } from './config-option';
import { FACT_OPTIONS } from './fact-options';
import { readOutputs, writeOutput } from './formats';
import { readSurvives } from './survives-option';
import { unknownWord, UsageError } from '../contract/usage-error';
import { HttpPrometheus, PrometheusError } from '../drill/alerts/prometheus';
import { ALLOWED, ALLOWED_LABEL, DRILL, SINK, SINK_PORT, LOAD_GENERATOR_IMAGE } from '../drill/canary/names';
import { readCanary } from '../drill/canary/read-canary';
import { accessManifests } from '../drill/cluster/access';
import { realClock } from '../drill/cluster/clock';
import { ClusterError } from '../drill/cluster/cluster';
import { KubectlCluster } from '../drill/cluster/kubectl';
import { nodeHooks } from '../drill/cluster/node-hooks';
import { FAULTS } from '../drill/faults/faults';
import { progressTo } from '../drill/observe/progress';
import { drillOutcome, DrillReport } from '../drill/report-model/drill-report';
import { cleanUp } from '../drill/run/clean-up';
import { drill, dryRun } from '../drill/run/drill';
import { DrillParts } from '../drill/run/drill-parts';
import { DRILL_RUNTIMES, DrillOptions, DrillRuntime } from '../drill/run/options';
import { UnmetPrecondition } from '../drill/run/preconditions';
import { drillHtml } from '../report/drill/html';
import { drillJson } from '../report/drill/json';
import { drillText } from '../report/drill/text';

const FORMATS: Readonly<Record<string, (report: DrillReport, color: boolean) => string>> = {
  text: (report, color) => drillText(report, { color }),
  json: drillJson,
  html: drillHtml,
};

const OPTIONS: Options = {
  'namespace': { type: 'string', value: 'NAME', help: `namespace of the flow (default with --temporary-namespace: ${DRILL})` },
  'context': { type: 'string', value: 'NAME', help: 'context of the kubeconfig (default: the current one)' },
  'bus': { type: 'string', value: 'NAME', help: 'the EventBus to drill (default: default)' },
  'survives': { type: 'string', value: 'DOMAIN', help: 'pod, node or zone: failure domain that the canary must survive (default: as the EventBus declares, else node)' },
  'canary': { type: 'string', multiple: true, value: 'PATH', help: `manifests of your own flow: one webhook EventSource, one Sensor with an http trigger\nto http://${SINK}:${SINK_PORT}/, optionally an EventBus, and the objects that they need` },
  'temporary-namespace': { type: 'boolean', formerly: 'throw-away-namespace', help: 'create the namespace with a dedicated EventBus, and delete both at the end' },
  'storage-class': { type: 'string', value: 'NAME', help: 'storage class of the EventBus of a temporary namespace' },
  'runtime': { type: 'string', value: 'RUNTIME', help: `runtime of the EventBus of a temporary namespace: ${DRILL_RUNTIMES.join(', ')} (default: node-guards)` },
  'faults': { type: 'string', value: 'ID,...', help: `faults to inject (default: all that are possible): ${FAULTS.map(({ id }) => id).join(', ')}` },
  'repeat': { type: 'string', value: 'N', help: 'number of times that each fault is injected; the report adds the median and the 99th percentile (default: 1)' },
  'rate': { type: 'string', value: 'N', help: 'events per second (default: 20)' },
  'allow-cordon': { type: 'boolean', help: 'the drain may cordon the node, which is outside the namespace' },
  'allow-host-pid': { type: 'boolean', help: 'a pod may run in the process namespace of a node; required by the fault stuck' },
  'upgrade-to': { type: 'string', value: 'VERSION', help: 'NATS version of the fault upgrade; the bus returns to its version if NATS supports that' },
  'node-off': { type: 'string', value: 'COMMAND', help: 'turns the node {node} off; required by the faults node and zone' },
  'node-on': { type: 'string', value: 'COMMAND', help: 'turns the node {node} on again' },
  'node-off-for': { type: 'string', value: 'SECONDS', help: 'least time for which a node stays off (default: 90)' },
  'allow-disruption': { type: 'boolean', formerly: 'harmful', help: 'inject faults that are predicted to stop the flow or to lose events, also on a shared bus; continue after a lost event' },
  'prometheus': { type: 'string', value: 'URL', help: 'address of a Prometheus that scrapes the namespace: tells which alerts noticed each fault' },
  'recovery-timeout': { type: 'string', formerly: 'patience', value: 'SECONDS', help: 'time for the flow to become healthy again (default: 600)' },
  'image': { type: 'string', value: 'IMAGE', help: `image of the load generator: Node.js 20 or later (default: ${LOAD_GENERATOR_IMAGE})` },
  'format': { type: 'string', multiple: true, value: 'FORMAT[=FILE]', help: `${Object.keys(FORMATS).join(', ')} (default: text); several with a FILE each` },
  'dry-run': { type: 'boolean', help: 'print the plan and the predictions, and change nothing' },
  'clean-up': { type: 'boolean', help: 'restore the cluster after an interrupted drill' },
  'print-rbac': { type: 'boolean', help: 'print the least permissions for the other options' },
  ...CONFIG_OPTION,
  ...FACT_OPTIONS,
  'color': { type: 'boolean', help: 'color, or with --no-color none (default: on a terminal, unless NO_COLOR is set)' },
};

export const drillCommand: Command = {
  summary: 'inject failures into a cluster, and compare the result with the prediction',
  help: `Usage: ha-events drill --namespace NAME [options]
       ha-events drill --temporary-namespace [options]

Sends numbered events through a canary on your EventBus. Meanwhile kills pods, rolls out workloads, drains a node and, with
your commands, turns nodes off, one fault after another. Counts refused, lost and late events. Uses kubectl. The namespace
must allow the drill:
kubectl label namespace NAME ${ALLOWED_LABEL}=${ALLOWED}

Options:
${optionsHelp(OPTIONS)}

Exit code: 0 if every prediction held and no event was lost, 1 if a prediction failed or an event was lost,
2 if the drill cannot run or did not finish.
Ctrl-C ends the drill and restores everything.`,
  options: OPTIONS,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, OPTIONS);
  if (given.paths.length > 0) throw new UsageError(`drill takes no paths, and got ${given.paths.join(', ')}. Manifests of your own flow: --canary PATH`);
  const options = readOptions(given);
  const outputs = readOutputs(given.all('format'), Object.keys(FORMATS), 'text');
  if (given.flag('print-rbac')) {
    const only = (['temporary-namespace', 'allow-cordon', 'upgrade-to'] as const).filter(name => given.flag(name) ?? given.text(name) !== undefined).map(name => `--${name}` as const);
    terminal.write(accessManifests(options.namespace, only).map(manifest => stringify(manifest)).join('---\n'));
    return EXIT.CLEAN;
  }
  const address = given.text('prometheus');
  const prometheus = address === undefined ? undefined : new HttpPrometheus(address);
  const cluster = new KubectlCluster({ namespace: options.namespace, context: given.text('context') });
  const { say, counts } = progressTo({ write: terminal.writeError, terminal: process.stderr.isTTY === true, now: Date.now });
  if (given.flag('clean-up')) {
    const left = await cleanUp({ cluster, namespace: options.namespace, hooks: options.hooks, say });
    for (const what of left) say(what);
    return left.length === 0 ? EXIT.CLEAN : EXIT.CANNOT_RUN;
  }
  return restoredAtTheEnd(say, async signal => {
    const parts: DrillParts = { cluster, options, clock: realClock(signal), progress: { say, counts }, ...prometheus && { prometheus } };
    if (given.flag('dry-run')) {
      for (const line of await dryRun(parts)) terminal.write(`${line}\n`);
      return EXIT.CLEAN;
    }
    const report = await drill(parts);
    for (const { format, file } of outputs) {
      const text = FORMATS[format](report, file === undefined && (given.flag('color') ?? terminal.color));
      writeOutput(file, text, terminal);
    }
    return { held: EXIT.CLEAN, broken: EXIT.FINDINGS, lost: EXIT.FINDINGS, stopped: EXIT.CANNOT_RUN }[drillOutcome(report)];
  });
}

/** SIGINT and SIGTERM end the drill, not the restoring. */
async function restoredAtTheEnd(say: (line: string) => void, work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const abort = new AbortController();
  const end = () => {
    say(abort.signal.aborted ? 'restoring already; please wait' : 'interrupted: finishing the current step, then restoring the cluster');
    abort.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, end);
  try {
    return await work(abort.signal);
  } catch (error) {
    // the place in this program would say nothing about the flow or the cluster
    const isToldAsIs = [UnmetPrecondition, ClusterError, PrometheusError].some(kind => error instanceof kind);
    throw isToldAsIs ? new UsageError((error as Error).message) : error;
  } finally {
    for (const name of signals) process.off(name, end);
  }
}

function readOptions(given: Arguments): DrillOptions {
  const temporary = given.flag('temporary-namespace') ?? false;
  const namespace = given.text('namespace') ?? (temporary ? DRILL : undefined);
  if (namespace === undefined) throw new UsageError('no namespace given: ha-events drill --namespace NAME, or --temporary-namespace');
  const canary = given.all('canary');
  return {
    namespace,
    temporary,
    bus: given.text('bus') ?? 'default',
    ...canary.length > 0 && { canary: readCanary(canary) },
    survives: readSurvives(given.text('survives')),
    storageClass: given.text('storage-class'),
    runtime: readRuntime(given.text('runtime'), temporary),
    image: given.text('image') ?? LOAD_GENERATOR_IMAGE,
    rate: readNumber(given, 'rate', 20, 200),
    faults: readFaults(given.text('faults')),
    repeat: readNumber(given, 'repeat', 1, 100),
    allowCordon: given.flag('allow-cordon') ?? false,
    allowHostPid: given.flag('allow-host-pid') ?? false,
    upgradeTo: readVersion(given.text('upgrade-to')),
    hooks: nodeHooks(given.text('node-off'), given.text('node-on')),
    nodeOffSeconds: readNumber(given, 'node-off-for', 90, 3600),
    allowDisruption: given.flag('allow-disruption') ?? false,
    recoveryTimeoutSeconds: readNumber(given, 'recovery-timeout', 600, 7200),
    facts: configOf(given).facts,
  };
}

function readFaults(text: string | undefined): string[] | undefined {
  const known = FAULTS.map(({ id }) => id);
  const wanted = text?.split(',').map(id => id.trim());
  for (const id of wanted ?? []) {
    if (!known.includes(id)) throw unknownWord('faults: there is no fault', id, known);
  }
  return wanted;
}

function readNumber(given: Arguments, option: string, otherwise: number, most: number): number {
  const text = given.text(option);
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most) throw new UsageError(`--${option} is ${JSON.stringify(text)}. Allowed: a whole number from 1 to ${most}`);
  return number;
}

function readRuntime(text: string | undefined, temporary: boolean): DrillRuntime | undefined {
  if (text === undefined) return undefined;
  const runtime = DRILL_RUNTIMES.find(each => each === text);
  if (runtime === undefined) throw unknownWord('runtime: there is no', text, DRILL_RUNTIMES);
  if (!temporary) throw new UsageError('--runtime applies only to an EventBus that the drill creates. Add --temporary-namespace');
  return runtime;
}

function readVersion(text: string | undefined): string | undefined {
  if (text !== undefined && !/^\d+\.\d+\.\d+$/.test(text)) throw new UsageError(`--upgrade-to is ${JSON.stringify(text)}. Allowed: a version of nats-server, as 2.15.3`);
  return text;
}
