import { START_SECONDS, WARM_UP_SECONDS } from './options';
import { comparedCopies } from '../observe/compare-copies';
import { FlowMonitor } from '../observe/flow-monitor';
import { exhaustedBudgets } from '../observe/health';
import { differenceWords } from '../report-model/copies';
import { ledger, eventsInFlight, Window } from '../report-model/ledger';

/** The flow is not fit for a drill; nothing was done to it. */
export class UnmetPrecondition extends Error {}

/** Waits for the canary, then looks at it for a while: a drill of a flow that is ill already would prove nothing and harm. */
export async function warmUp(monitor: FlowMonitor): Promise<Window> {
  const { cluster, generator, progress: { say } } = monitor.parts;
  const reasons = await monitor.waitUntilClear(START_SECONDS, () => monitor.unhealthyReasons());
  if (reasons.length > 0) throw new UnmetPrecondition(`the flow is not healthy after ${START_SECONDS} s: ${reasons.join('; ')}`);
  say(`all pods are Ready, the bus is fully formed, deliveries are steady; watching for ${WARM_UP_SECONDS} s`);
  const from = await monitor.retryUnanswered(() => monitor.pullRecords());
  await monitor.pause(WARM_UP_SECONDS);
  const to = await monitor.retryUnanswered(() => monitor.pullRecords());
  // the last ones are still on their way
  const ending = await monitor.waitUntilClear(WARM_UP_SECONDS, async () => {
    await monitor.pullRecords();
    return eventsInFlight(generator.records.all.filter(({ sent }) => sent >= from && sent <= to));
  });
  const { refused, answers } = ledger(generator.records.all, { from, to });
  const refusals = Object.entries(answers).map(([answer, count]) => `${count} times ${answer}`).join(', ');
  const faults = [
    ...refused > 0 ? [`${refused} events were refused (${refusals})`] : [],
    ...ending,
    ...await exhaustedBudgets(cluster, await monitor.snapshot()),
    ...differenceWords(await comparedCopies(monitor)),
  ];
  if (faults.length > 0) throw new UnmetPrecondition(`while nothing was done to the flow, ${faults.join('; ')}`);
  return { from, to };
}
