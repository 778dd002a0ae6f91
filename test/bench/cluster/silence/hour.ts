import { Activity } from './normal-work';
import { WatchedFlow } from './watched-flow';
import { Delivery } from '../../../cluster/support/recorded-flow';

/** What became of one flow during one activity. */
export interface Done {
  readonly activity: string;
  readonly flow: string;
  /** In seconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Undefined without requests. */
  readonly delivery?: Delivery;
  /** Why the activity or the requests did not end as they should. */
  readonly problem?: string;
}

/** How long an accepted event may be on its way. */
const GRACE = 90;
const now = () => Math.floor(Date.now() / 1000);

/** Runs activities one after the other, and again from the first one, until the time is over. An activity that fails does not end the run. */
export async function work(
  flows: readonly WatchedFlow[], activities: readonly Activity[], seconds: number, tell: (done: Done) => void,
): Promise<Done[]> {
  const end = now() + seconds;
  const all: Done[] = [];
  for (let index = 0; now() < end; index++) {
    for (const done of await once(flows, activities[index % activities.length])) {
      tell(done);
      all.push(done);
    }
  }
  return all;
}

async function once(flows: readonly WatchedFlow[], { name, rate, run }: Activity): Promise<Done[]> {
  const from = now();
  const problem = (error: Error) => error.message;
  const ran = run(flows).then(() => Promise.all(flows.map(flow => flow.recorded.podsReady()))).then(() => undefined, problem);
  return Promise.all(flows.map(async ({ name: flow, recorded }): Promise<Done> => {
    const during = async () => void await ran;
    const requests = () => recorded.under(during, GRACE, rate).then(delivery => ({ delivery }), error => ({ problem: problem(error) }));
    const outcome = rate === 0 ? {} : await requests();
    const failed = await ran;
    return { activity: name, flow, from, to: now(), ...failed !== undefined && { problem: failed }, ...outcome };
  }));
}

/** Takes an event that came later than its activity ended out of those that are lost. */
export function corrected(done: readonly Done[], undelivered: (flow: string, events: readonly number[]) => number[]): Done[] {
  return done.map(each => {
    const { flow, delivery } = each;
    if (delivery === undefined || delivery.lost.length === 0) return each;
    return { ...each, delivery: { ...delivery, lost: undelivered(flow, delivery.lost) } };
  });
}
