import { BusState } from './bus-state';
import { FlowMonitor } from './flow-monitor';
import { CopiesCompared, CopyState, differenceWords, movingWords, NO_COPIES } from '../report-model/copies';

/** A server that has just come back reads what it missed. */
const SETTLE_SECONDS = 60;

/** Stops the events for a moment and compares the copies of all streams; at the end deliveries are steady again. */
export async function comparedCopies(monitor: FlowMonitor): Promise<CopiesCompared> {
  const { generator, options } = monitor.parts;
  await monitor.retryUnanswered(() => generator.stop());
  let before: BusState | undefined;
  let compared = NO_COPIES;
  await monitor.waitUntilClear(SETTLE_SECONDS, async () => {
    await monitor.pullRecords();
    const { bus } = await monitor.snapshot();
    const first = before === undefined;
    compared = copiesOf(before ?? bus, bus);
    before = bus;
    return first ? ['the copies are read again'] : [...differenceWords(compared), ...movingWords(compared)];
  });
  await monitor.retryUnanswered(() => generator.start());
  await monitor.waitUntilClear(options.recoveryTimeoutSeconds, () => monitor.unsteadyReasons());
  return compared;
}

/**
 * Servers are not read at the same moment. A stream whose leader holds the same in two looks one after the other was at rest between them, so each
 * copy must be the same in the second one. In a stream that is written to, a copy that has not reached what its leader had a look ago stays behind.
 */
export function copiesOf(before: BusState, now: BusState): CopiesCompared {
  const several = [...now.held].filter(([, copies]) => copies.length > 1);
  const states = several.map(([stream, copies]) => {
    const [then, leads] = [leaderOf(before, stream), leaderOf(now, stream)];
    const rests = then !== undefined && leads !== undefined && same(then, leads);
    const differs = rests ? copies.some(copy => !same(copy, leads)) : then !== undefined && copies.some(({ last }) => last < then.last);
    return { stream, copies, rests, differs };
  });
  return {
    streams: several.length,
    different: states.filter(({ differs }) => differs).map(({ stream, copies }) => ({ stream, copies })),
    moving: states.filter(({ rests, differs }) => !rests && !differs).map(({ stream }) => stream),
  };
}

function leaderOf({ leaders, held }: BusState, stream: string): CopyState | undefined {
  return held.get(stream)?.find(({ server }) => server === leaders.get(stream));
}

function same(a: CopyState, b: CopyState): boolean {
  return a.first === b.first && a.last === b.last && a.messages === b.messages;
}
