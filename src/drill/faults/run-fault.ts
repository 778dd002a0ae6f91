import { Fault } from './fault';
import { replaceEndedPods } from './fresh-pods';
import { Journal } from './journal';
import { leadersToMove, MOVE_TIMEOUT_SECONDS } from './leaders-to-move';
import { misplacedConnections, REBALANCE_TIMEOUT_SECONDS } from './misplaced-connections';
import { restartBackOff } from './restart-back-off';
import { Target } from './targets';
import { UndoStack } from './undo-stack';
import { Verdict } from '../../analysis/verdict';
import { keeperName } from '../../contract/keeper';
import { keeperWork } from '../../flow/keeper';
import { unique } from '../../values/unique';
import { formatVerdict } from '../../words/verdicts';
import { FaultWindow } from '../alerts/fault-window';
import { Interrupted } from '../cluster/clock';
import { LoadGeneratorPlacement } from '../load/load-generator-placement';
import { comparedCopies } from '../observe/compare-copies';
import { FlowMonitor } from '../observe/flow-monitor';
import { Snapshot } from '../observe/snapshot';
import { compare } from '../report-model/compare';
import { CopiesCompared, differenceWords } from '../report-model/copies';
import { FaultResult } from '../report-model/drill-report';
import { ledger, eventsInFlight } from '../report-model/ledger';
import { nodeGaps } from '../report-model/node-gaps';
import { GRACE_SECONDS, HOLD_SECONDS } from '../run/options';

/** Of the load generator, before a fault. */
const MOST_MOVES = 3;

export interface FaultRun {
  readonly result: FaultResult;
  /** Until when all events are accounted for. */
  readonly to?: number;
  /** When it was, for what Prometheus saw. */
  readonly window?: Omit<FaultWindow, 'to'>;
  /** Why no other fault may follow. */
  readonly stop?: string;
}

export interface FaultRunParts {
  readonly monitor: FlowMonitor;
  readonly restore: UndoStack;
  readonly journal: Journal;
  readonly place: LoadGeneratorPlacement;
}

/** Carries out one fault and measures what it does, until the flow is healthy again. */
export async function runFault(fault: Fault, predicted: Verdict, { monitor, restore, journal, place }: FaultRunParts): Promise<FaultRun> {
  const { cluster, generator, names, options, progress: { say } } = monitor.parts;
  const base = { id: fault.id, title: fault.title, predicted, reasons: [], notes: [] };
  const why = skipReason(fault, predicted, monitor);
  if (why !== undefined) return { result: { ...base, skipped: why } };
  const notes = [...await replaceEndedPods(monitor)];
  if (fault.hitsNodes) notes.push(...await waitForRebalance(monitor), ...await waitForLeaders(monitor));
  const { snapshot, target } = await chooseTarget(fault, { monitor, place });
  if ('unknown' in target) return { result: { ...base, skipped: target.unknown } };

  say(`${fault.title}: ${target.text}; predicted: ${formatVerdict(predicted)}`);
  const undone = restore.depth;
  const began = monitor.parts.clock.now() / 1000;
  const from = await monitor.retryUnanswered(() => monitor.pullRecords());
  const backOff = restartBackOff(snapshot.pods, from);
  if (backOff > 0) notes.push(`processes ended in the last 10 minutes, so the kubelet may wait up to ${backOff} s before it starts one again`);
  const steady = async () => (await monitor.retryUnanswered(() => monitor.unsteadyReasons())).length === 0;
  let failed: string | undefined;
  try {
    await fault.act(target, { cluster, names, options, restore, journal, say, pause: seconds => monitor.pause(seconds), steady });
    // what comes late, such as a node that turns NotReady, is part of the fault
    await monitor.pause(fault.hitsNodes ? options.nodeOffSeconds : HOLD_SECONDS);
    notes.push(...await monitor.waitUntilClear(recoveryTimeout(predicted, options.recoveryTimeoutSeconds), () => monitor.unsteadyReasons()));
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    failed = (error as Error).message;
  }
  const back = fault.hitsNodes ? await monitor.retryUnanswered(() => monitor.pullRecords()) : undefined;
  const notRestored = await restore.unwindTo(undone);
  // a process that was active on a lost node ends when the node is back
  if (fault.hitsNodes) await monitor.pause(HOLD_SECONDS);
  const unwell = await monitor.waitUntilClear(options.recoveryTimeoutSeconds, () => monitor.unhealthyReasons());
  const to = await monitor.retryUnanswered(() => monitor.pullRecords());
  const inside = () => generator.records.all.filter(({ sent }) => sent >= from && sent <= to);
  await monitor.waitUntilClear(GRACE_SECONDS, async () => {
    await monitor.pullRecords();
    return eventsInFlight(inside());
  });
  const measured = ledger(generator.records.all, { from, to });
  const { outcome, kind, reasons } = compare(predicted, measured, options.rate, backOff);
  // the copies of a bus that is not fully formed differ
  const copies = unwell.length === 0 ? await comparedCopies(monitor) : undefined;
  const result: FaultResult = {
    ...base,
    target: target.text,
    measured,
    ...back !== undefined && { nodeGaps: nodeGaps(generator.records.all, { from, back, to }) },
    kind,
    ...copies && { copies },
    outcome: failed === undefined && !differ(copies) ? outcome : 'broken',
    reasons: failed === undefined ? reasons : [failed, ...reasons],
    notes: [...new Set([...notes, ...unwell])],
    seconds: (to - from) / 1000,
  };
  const harm = options.allowDisruption ? [] : [...lostWords(measured.lost), ...copies ? differenceWords(copies) : []];
  const parts = unique(target.pods.map(({ part }) => part));
  const window = { id: fault.id, from: began, seconds: result.seconds!, parts, gap: measured.longestGap };
  return { result, to, window, stop: stopAfter(harm, unwell, notRestored, failed) };
}

/** The load generator leaves the nodes of the target. Meanwhile another pod may have become active or another server the leader. */
async function chooseTarget(fault: Fault, { monitor, place }: Pick<FaultRunParts, 'monitor' | 'place'>): Promise<{ snapshot: Snapshot; target: Target }> {
  for (let moves = 1; ; moves++) {
    const snapshot = await monitor.snapshot();
    const target = fault.choose(snapshot, monitor.parts.options);
    if ('unknown' in target || !fault.hitsNodes || !await place.stayOff(target.nodes)) return { snapshot, target };
    if (moves === MOST_MOVES) return { snapshot, target: { unknown: `each of ${moves} times that the load generator moved, the node to lose became its own` } };
  }
}

function differ(copies: CopiesCompared | undefined): boolean {
  return copies !== undefined && copies.different.length > 0;
}

/** Waits for guards that lead pods back to the server in their zone; gives what is not as it was then. */
async function waitForRebalance(monitor: FlowMonitor): Promise<string[]> {
  const misplaced = async () => misplacedConnections(await monitor.snapshot());
  if ((await misplaced()).length === 0) return [];
  const left = await monitor.waitUntilClear(REBALANCE_TIMEOUT_SECONDS, misplaced);
  // an active pod gives way to another one then, ends and begins again
  await monitor.pause(HOLD_SECONDS);
  return [...left, ...await monitor.waitUntilClear(monitor.parts.options.recoveryTimeoutSeconds, () => monitor.unhealthyReasons())];
}

/** Waits for the keeper, where it moves leaders away from the servers of Sensors; gives what is not as it was then. */
async function waitForLeaders(monitor: FlowMonitor): Promise<readonly string[]> {
  const { cluster, names } = monitor.parts;
  const keeper = await monitor.retryUnanswered(() => cluster.get('deployments.apps', keeperName(names.bus)));
  if (keeper === undefined || !keeperWork(keeper).movesLeaders) return [];
  return monitor.waitUntilClear(MOVE_TIMEOUT_SECONDS, async () => leadersToMove(await monitor.snapshot(), names.sensor));
}

function lostWords(lost: number): string[] {
  const events = lost === 1 ? 'event was' : 'events were';
  return lost === 0 ? [] : [`${lost} acknowledged ${events} not delivered within ${GRACE_SECONDS} s after the flow was healthy`];
}

type Reasons = readonly string[];

function stopAfter(harm: Reasons, unwell: Reasons, notRestored: Reasons, failed: string | undefined): string | undefined {
  if (harm.length > 0) return harm.join('; ');
  if (notRestored.length > 0) return `not restored: ${notRestored.join('; ')}`;
  if (unwell.length > 0) return `the flow is not healthy again: ${unwell.join('; ')}`;
  return failed;
}

function skipReason({ impossible }: Fault, { kind }: Verdict, { parts: { options } }: FlowMonitor): string | undefined {
  const why = impossible?.(options);
  if (why !== undefined) return why;
  const harm = kind === 'stops' || kind === 'loses';
  return harm && !options.allowDisruption && !options.temporary ? `predicted: ${kind}, on a bus that others use; --allow-disruption still runs the fault` : undefined;
}

/** A pause that is predicted has the time to pass. */
function recoveryTimeout({ pause }: Verdict, seconds: number): number {
  return pause === Infinity ? seconds : Math.max(seconds, pause + 60);
}
