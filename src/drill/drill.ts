import { Canary } from './canary';
import { carryOut } from './carry-out';
import { chooseCanary } from './choose-canary';
import { Clock, Interrupted } from './clock';
import { Cluster } from './cluster';
import { compare } from './compare';
import { predictionWords, predict } from './prediction';
import { DrillReport, FaultResult } from './drill-report';
import { FAULTS } from './faults';
import { Journal } from './journal';
import { Ledger, ledger } from './ledger';
import { DrillOptions } from './options';
import { planLines } from './plan';
import { clear, openNamespace, plant, refuseTaken } from './planting';
import { warmUp } from './preconditions';
import { podPolicySeen } from './pod-policy-seen';
import { Progress } from './progress';
import { Restore } from './restore';
import { Session } from './session';
import { onlyFlow, survey } from './survey';
import { Tools } from './tools';
import { ToolsPlace } from './tools-place';
import { Verdict } from '../analysis/verdict';
import { bucketStream } from '../argo-events/names';
import { Json } from '../argo-events/values';
import { Facts } from '../flow/facts';
import { loadManifests } from '../flow/load';

export interface DrillParts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly options: DrillOptions;
  readonly progress: Progress;
}

/** What a drill would do, without touching anything. */
export async function dryRun({ cluster, options }: DrillParts): Promise<string[]> {
  const { namespace, throwAway } = options;
  await openNamespace(cluster, namespace, throwAway, false);
  const canary = await chooseCanary(cluster, options);
  if (!throwAway) await refuseTaken(cluster, canary);
  const found = await survey(cluster, options.facts, throwAway);
  const planned = loadManifests([{ file: 'canary', text: JSON.stringify(canary.objects.map(object => inNamespace(object, namespace))) }]).objects;
  return planLines(options, predict({ ...found, objects: [...found.objects, ...planned] }, canary.names));
}

/** Carries out the drill, and leaves everything as it was, whatever happens. */
export async function drill(parts: DrillParts): Promise<DrillReport> {
  const { cluster, clock, options, progress: { say } } = parts;
  const started = clock.now();
  const restore = new Restore(say);
  const outcome: MutableReport = { faults: [], facts: options.facts, images: [], assumptions: [] };
  let canary: Canary | undefined;
  try {
    await openNamespace(cluster, options.namespace, options.throwAway, false);
    canary = await chooseCanary(cluster, options);
    const planted = canary;
    if (!options.throwAway) await refuseTaken(cluster, canary);
    restore.push('remove what the drill made', () => clear({ cluster, namespace: options.namespace, canary: planted, throwAway: options.throwAway, say }));
    await openNamespace(cluster, options.namespace, options.throwAway, true);
    await underEvents(parts, planted, restore, outcome);
  } catch (error) {
    // before anything was done there is nothing to report
    if (outcome.total === undefined && !(error instanceof Interrupted)) throw error;
    outcome.stopped = (error as Error).message;
  } finally {
    if (restore.count > 0) say('restoring');
    outcome.notRestored = await restore.downTo(0);
  }
  const { namespace, rate } = options;
  return {
    ...outcome,
    notRestored: outcome.notRestored ?? [],
    started: new Date(started).toISOString(),
    ended: new Date(clock.now()).toISOString(),
    namespace,
    flow: canary?.names ?? { source: '', bus: options.bus, sensor: '' },
    rate,
  };
}

type MutableReport = {
  faults: FaultResult[];
  facts: Facts;
  images: readonly string[];
  assumptions: readonly string[];
  survives?: string;
  total?: DrillReport['total'];
  stopped?: string;
  notRestored?: readonly string[];
};

async function underEvents({ cluster, clock, options, progress }: DrillParts, canary: Canary, restore: Restore, report: MutableReport): Promise<void> {
  const { say } = progress;
  const { names, url, method } = canary;
  const tools = new Tools(cluster);
  say(`planting the canary in the namespace ${options.namespace}`);
  const owner = await plant(cluster, canary);
  const { nodes } = await survey(cluster, options.facts, true);
  const session = new Session({ cluster, tools, names, clock, options, progress, nodes });
  const place = new ToolsPlace(session, { image: options.image, run: runName(clock.now()), url, method, rate: options.rate }, owner);
  await place.start();
  const { from, to: warm } = await warmUp(session);

  const situation = await session.look();
  const found = await survey(cluster, options.facts, false);
  const policy = podPolicySeen(situation.pods);
  const facts = { ...found.facts, ...policy !== undefined && { podPolicy: policy }, ...options.facts };
  const prediction = predict({ ...found, facts }, names, situation.bus.copies.get(bucketStream(names.sensor)));
  Object.assign(report, { facts: prediction.facts, assumptions: prediction.assumptions, images: imagesOf(situation.pods), survives: survivesOf(onlyFlow(found.objects, names)) });
  for (const line of planLines(options, prediction, situation)) say(line);

  report.total = ledger(tools.records.all, { from, to: warm });
  report.faults.push(whileNothingFails(prediction.verdicts.get('none')!, report.total, options.rate));
  const journal = new Journal(cluster);
  for (const fault of FAULTS.filter(({ id }) => options.faults?.includes(id) ?? true)) {
    const { result, to, stop } = await carryOut(fault, prediction.verdicts.get(fault.failure)!, { session, restore, journal, place });
    report.faults.push(result);
    if (to !== undefined) report.total = ledger(tools.records.all, { from, to });
    say(resultLine(result));
    if (stop !== undefined) {
      report.stopped = stop;
      return;
    }
  }
}

/** The warm-up is a measurement too. */
function whileNothingFails(predicted: Verdict, measured: Ledger, rate: number): FaultResult {
  return { id: 'none', title: 'nothing is done', predicted, measured, ...compare(predicted, measured, rate), notes: [] };
}

function resultLine({ title, leftOut, measured, outcome, predicted, reasons }: FaultResult): string {
  if (leftOut !== undefined || measured === undefined) return `${title}: left out, ${leftOut}`;
  const { lost, refused, unknown, longestGap, sent } = measured;
  return `${title}: ${outcome}: predicted ${predictionWords(predicted)}; measured ${lost} lost, ${refused + unknown} refused of ${sent}, longest gap ${longestGap.toFixed(1)} s${reasons.length > 0 ? `; ${reasons.join('; ')}` : ''}`;
}

/** Tells the events of this drill from those of another. */
function runName(now: number): string {
  return now.toString(36);
}

function inNamespace(object: Json, namespace: string): Json {
  return { ...object, metadata: { ...object.metadata as Json, namespace } };
}

function imagesOf(pods: readonly { manifest: Json }[]): string[] {
  const images = pods.flatMap(({ manifest }) => ((manifest.spec as { containers?: { name: string; image: string }[] })?.containers ?? []))
    .filter(({ name }) => name === 'main').map(({ image }) => image);
  return [...new Set(images)];
}

function survivesOf(objects: readonly { kind: string; annotations: Readonly<Record<string, string>> }[]): string | undefined {
  const said = objects.filter(({ kind }) => ['EventBus', 'EventSource', 'Sensor'].includes(kind)).map(({ annotations }) => annotations['cdk8s-argo-events-ha/survives']);
  return new Set(said).size === 1 ? said[0] : undefined;
}
