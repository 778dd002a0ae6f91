import { FAULTS } from './faults';
import { Journal } from './journal';
import { runFault } from './run-fault';
import { UndoStack } from './undo-stack';
import { Verdict } from '../../analysis/verdict';
import { MAIN_CONTAINER } from '../../argo-events/catalog/labels';
import { bucketStream } from '../../argo-events/catalog/names';
import { Facts } from '../../flow/facts';
import { asArray, asRecord, asString, at } from '../../values/json-values';
import { formatVerdict } from '../../words/verdicts';
import { askAboutDrill, TimedFault } from '../alerts/ask-about-drill';
import { AlertsAsked } from '../alerts/fault-alerts-seen';
import { Canary } from '../canary/canary';
import { deployCanary } from '../canary/canary-deployment';
import { LivePod } from '../cluster/live-pods';
import { LoadGenerator } from '../load/load-generator';
import { LoadGeneratorPlacement } from '../load/load-generator-placement';
import { readClusterFacts } from '../observe/cluster-facts';
import { FlowMonitor } from '../observe/flow-monitor';
import { podPolicySeen } from '../observe/pod-policy-seen';
import { Snapshot } from '../observe/snapshot';
import { compare } from '../report-model/compare';
import { differenceWords, NO_COPIES } from '../report-model/copies';
import { FaultResult } from '../report-model/drill-report';
import { Ledger, ledger } from '../report-model/ledger';
import { DrillParts } from '../run/drill-parts';
import { planLines } from '../run/plan';
import { warmUp } from '../run/preconditions';
import { predict, predictedFor, Prediction } from '../run/prediction';

/** What is known so far; kept when the drill ends before its time. */
export interface DrillState {
  faults: FaultResult[];
  facts: Facts;
  images: readonly string[];
  assumptions: readonly string[];
  survives?: string;
  alerts: AlertsAsked;
  total?: Ledger;
}

/** Plants the canary, sends events, and carries out the faults; gives why it stopped before the last one. */
export async function runFaults(parts: DrillParts, canary: Canary, restore: UndoStack, findings: DrillState): Promise<string | undefined> {
  const { cluster, clock, options, progress } = parts;
  const { say } = progress;
  const { names, url, method } = canary;
  const generator = new LoadGenerator(cluster);
  say(`deploying the canary in the namespace ${options.namespace}`);
  const owner = await deployCanary(cluster, canary);
  const { nodes } = await readClusterFacts(cluster, options.namespace, options.facts, true);
  const monitor = new FlowMonitor({ cluster, generator, names, clock, options, progress, nodes });
  const place = new LoadGeneratorPlacement(monitor, { image: options.image, run: runName(clock.now()), url, method, rate: options.rate }, owner);
  await place.start();
  const warm = await warmUp(monitor);

  const snapshot = await monitor.snapshot();
  const prediction = await predictLive(parts, canary, snapshot);
  const { facts, assumptions, declared: survives, verdicts } = prediction;
  Object.assign(findings, { facts, assumptions, survives, images: imagesOf(snapshot.pods), total: ledger(generator.records.all, warm) });
  findings.faults.push(whileNothingFails(verdicts.get('none')!, findings.total!, options.rate));
  for (const line of planLines(options, prediction, snapshot)) say(line);

  const journal = new Journal(cluster);
  const wanted = FAULTS.filter(({ id }) => options.faults?.includes(id) ?? true);
  const windows: TimedFault[] = [];
  let stopped: string | undefined;
  for (const fault of wanted.flatMap(each => Array.from({ length: options.repeat }, () => each))) {
    const { result, to, window, stop } = await runFault(fault, predictedFor(prediction, fault.failure), { monitor, restore, journal, place });
    findings.faults.push(result);
    if (to !== undefined) findings.total = ledger(generator.records.all, { from: warm.from, to });
    if (window !== undefined) windows.push({ result, window });
    say(resultLine(result));
    stopped = stop;
    if (stop !== undefined) break;
  }
  await askAboutDrill({ parts, monitor, snapshot, survives, names, windows, findings });
  return stopped;
}

/** By the objects and the facts as they are now: manifests say what is wanted. */
async function predictLive({ cluster, options }: DrillParts, { names }: Canary, { pods, bus }: Snapshot): Promise<Prediction> {
  const found = await readClusterFacts(cluster, options.namespace, options.facts, false);
  const podPolicy = podPolicySeen(pods);
  const facts = { ...found.facts, ...podPolicy !== undefined && { podPolicy }, ...options.facts };
  const bucket = bucketStream(names.sensor);
  const bucketReplicas = bus.copies.get(bucket);
  const asItIs = bucketReplicas === undefined ? undefined : { bucketReplicas, bucketLeaderReads: !bus.direct.has(bucket) };
  return predict({ ...found, facts }, names, asItIs);
}

/** The warm-up is a measurement too. */
function whileNothingFails(predicted: Verdict, measured: Ledger, rate: number): FaultResult {
  return { id: 'none', title: 'nothing is done', predicted, measured, ...compare(predicted, measured, rate), notes: [] };
}

function resultLine({ title, skipped, measured, outcome, predicted, reasons, copies = NO_COPIES }: FaultResult): string {
  if (skipped !== undefined || measured === undefined) return `${title}: skipped, ${skipped}`;
  const { lost, refused, unknown, longestGap, sent } = measured;
  const found = `${lost} lost, ${refused + unknown} refused of ${sent}, longest gap ${longestGap.toFixed(1)} s`;
  return [`${title}: ${outcome}: predicted ${formatVerdict(predicted)}; measured ${found}`, ...reasons, ...differenceWords(copies)].join('; ');
}

/** Tells the events of this drill from those of another. */
function runName(now: number): string {
  return now.toString(36);
}

function imagesOf(pods: readonly LivePod[]): string[] {
  const containers = pods.flatMap(({ manifest }) => asArray(at(manifest, 'spec', 'containers')) ?? []).map(asRecord);
  return [...new Set(containers.filter(container => container?.name === MAIN_CONTAINER).flatMap(container => asString(container?.image) ?? []))];
}
