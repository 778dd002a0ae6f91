import { Fault } from './fault';
import { Journal } from './journal';
import { misplacedConnections, REBALANCE_TIMEOUT_SECONDS } from './misplaced-connections';
import { restartBackOff } from './restart-back-off';
import { Restore } from './undo-stack';
import { Verdict } from '../../analysis/verdict';
import { unique } from '../../values/unique';
import { formatVerdict } from '../../words/verdicts';
import { FaultWindow } from '../alerts/fault-window';
import { Interrupted } from '../cluster/clock';
import { ToolsPlace } from '../load/load-generator-placement';
import { comparedCopies } from '../observe/compare-copies';
import { Session } from '../observe/flow-monitor';
import { compare } from '../report-model/compare';
import { CopiesCompared, differenceWords } from '../report-model/copies';
import { FaultResult } from '../report-model/drill-report';
import { ledger, eventsInFlight } from '../report-model/ledger';
import { GRACE_SECONDS, HOLD_SECONDS } from '../run/options';

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
  readonly session: Session;
  readonly restore: Restore;
  readonly journal: Journal;
  readonly place: ToolsPlace;
}

/** Carries out one fault and measures what it does, until the flow is healthy again. */
export async function runFault(fault: Fault, predicted: Verdict, { session, restore, journal, place }: FaultRunParts): Promise<FaultRun> {
  const { cluster, tools, names, options, progress: { say } } = session.parts;
  const base = { id: fault.id, title: fault.title, predicted, reasons: [], notes: [] };
  const why = reasonToLeaveOut(fault, predicted, session);
  if (why !== undefined) return { result: { ...base, leftOut: why } };
  const notes = fault.hitsNodes ? await ledHome(session) : [];
  const snapshot = await session.look();
  const victim = fault.choose(snapshot, options);
  if ('unknown' in victim) return { result: { ...base, leftOut: victim.unknown } };

  if (fault.hitsNodes) await place.stayOff(victim.nodes);
  say(`${fault.title}: ${victim.text}; predicted: ${formatVerdict(predicted)}`);
  const undone = restore.count;
  const began = session.parts.clock.now() / 1000;
  const from = await session.answered(() => session.update());
  const backOff = restartBackOff(snapshot.pods, from);
  if (backOff > 0) notes.push(`processes ended in the last 10 minutes, so the kubelet may wait up to ${backOff} s before it starts one again`);
  const steady = async () => (await session.answered(() => session.unsteady())).length === 0;
  let failed: string | undefined;
  try {
    await fault.act(victim, { cluster, names, options, restore, journal, say, pause: seconds => session.pause(seconds), steady });
    // what comes late, such as a node that turns NotReady, is part of the fault
    await session.pause(fault.hitsNodes ? options.nodeOffSeconds : HOLD_SECONDS);
    notes.push(...await session.until(patience(predicted, options.patienceSeconds), () => session.unsteady()));
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    failed = (error as Error).message;
  }
  const notRestored = await restore.downTo(undone);
  const unwell = await session.until(options.patienceSeconds, () => session.unwell());
  const to = await session.answered(() => session.update());
  const inside = () => tools.records.all.filter(({ sent }) => sent >= from && sent <= to);
  await session.until(GRACE_SECONDS, async () => {
    await session.update();
    return eventsInFlight(inside());
  });
  const measured = ledger(tools.records.all, { from, to });
  const { outcome, kind, reasons } = compare(predicted, measured, options.rate, backOff);
  // of a bus that is not whole, copies differ
  const copies = unwell.length === 0 ? await comparedCopies(session) : undefined;
  const result: FaultResult = {
    ...base,
    victim: victim.text,
    measured,
    kind,
    ...copies && { copies },
    outcome: failed === undefined && !differ(copies) ? outcome : 'broken',
    reasons: failed === undefined ? reasons : [failed, ...reasons],
    notes: [...new Set([...notes, ...unwell])],
    seconds: (to - from) / 1000,
  };
  const harm = options.harmful ? [] : [...lostWords(measured.lost), ...copies ? differenceWords(copies) : []];
  const parts = unique(victim.pods.map(({ part }) => part));
  const window = { id: fault.id, from: began, seconds: result.seconds!, parts, gap: measured.longestGap };
  return { result, to, window, stop: stopAfter(harm, unwell, notRestored, failed) };
}

function differ(copies: CopiesCompared | undefined): boolean {
  return copies !== undefined && copies.different.length > 0;
}

/** Waits for guards that lead pods back to the server in their zone; gives what is not as it was then. */
async function ledHome(session: Session): Promise<string[]> {
  const onTheWay = async () => misplacedConnections(await session.look());
  if ((await onTheWay()).length === 0) return [];
  const left = await session.until(REBALANCE_TIMEOUT_SECONDS, onTheWay);
  // an active pod gives way to another one then, ends and begins again
  await session.pause(HOLD_SECONDS);
  return [...left, ...await session.until(session.parts.options.patienceSeconds, () => session.unwell())];
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

function reasonToLeaveOut({ impossible }: Fault, { kind }: Verdict, { parts: { options } }: Session): string | undefined {
  const why = impossible?.(options);
  if (why !== undefined) return why;
  const harm = kind === 'stops' || kind === 'loses';
  return harm && !options.harmful && !options.throwAway ? `predicted: ${kind}, on a bus that others use; --harmful still runs the fault` : undefined;
}

/** A pause that is predicted has the time to pass. */
function patience({ pause }: Verdict, seconds: number): number {
  return pause === Infinity ? seconds : Math.max(seconds, pause + 60);
}
