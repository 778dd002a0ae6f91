import { START_SECONDS, WARM_UP_SECONDS } from './options';
import { comparedCopies } from '../observe/compare-copies';
import { Session } from '../observe/flow-monitor';
import { exhaustedBudgets } from '../observe/health';
import { differenceWords } from '../report-model/copies';
import { ledger, eventsInFlight, Window } from '../report-model/ledger';

/** The flow is not fit for a drill; nothing was done to it. */
export class Unfit extends Error {}

/** Waits for the canary, then looks at it for a while: a drill of a flow that is ill already would prove nothing and harm. */
export async function warmUp(session: Session): Promise<Window> {
  const { cluster, tools, progress: { say } } = session.parts;
  const reasons = await session.until(START_SECONDS, () => session.unwell());
  if (reasons.length > 0) throw new Unfit(`the flow is not healthy after ${START_SECONDS} s: ${reasons.join('; ')}`);
  say(`all pods are Ready, the bus is whole, deliveries are steady; watching for ${WARM_UP_SECONDS} s`);
  const from = await session.answered(() => session.update());
  await session.pause(WARM_UP_SECONDS);
  const to = await session.answered(() => session.update());
  // the last ones are still on their way
  const ending = await session.until(WARM_UP_SECONDS, async () => {
    await session.update();
    return eventsInFlight(tools.records.all.filter(({ sent }) => sent >= from && sent <= to));
  });
  const { refused, answers } = ledger(tools.records.all, { from, to });
  const refusals = Object.entries(answers).map(([answer, count]) => `${count} times ${answer}`).join(', ');
  const faults = [
    ...refused > 0 ? [`${refused} events were refused (${refusals})`] : [],
    ...ending,
    ...await exhaustedBudgets(cluster, await session.look()),
    ...differenceWords(await comparedCopies(session)),
  ];
  if (faults.length > 0) throw new Unfit(`while nothing was done to the flow, ${faults.join('; ')}`);
  return { from, to };
}
