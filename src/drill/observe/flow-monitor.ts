import { NodeFacts } from './cluster-facts';
import { unhealthy } from './health';
import { Progress } from './progress';
import { Snapshot, takeSnapshot } from './snapshot';
import { steady } from './steady';
import { Clock } from '../cluster/clock';
import { Cluster, ClusterError } from '../cluster/cluster';
import { FlowNames } from '../cluster/live-pods';
import { refused } from '../load/event-records';
import { Tools } from '../load/load-generator';
import { countsOf } from '../report-model/counts';
import { DrillOptions } from '../run/options';

const LOOK_EVERY_MS = 2000;
const TELL_EVERY_MS = 30_000;
const MOST_REASONS = 3;
/** As long the API server may be unreachable from here. */
const SILENT_MS = 120_000;

export interface SessionParts {
  readonly cluster: Cluster;
  readonly tools: Tools;
  readonly names: FlowNames;
  readonly clock: Clock;
  readonly options: DrillOptions;
  readonly progress: Progress;
  readonly nodes: readonly NodeFacts[];
}

/** A flow under events, looked at again and again. */
export class Session {
  private looked = 0;

  public constructor(public readonly parts: SessionParts) {}

  public look(): Promise<Snapshot> {
    return this.answered(() => takeSnapshot(this.parts));
  }

  /** What an API server answers that may be busy; fails when it does not answer for long. */
  public async answered<T>(work: () => Promise<T>): Promise<T> {
    const { clock } = this.parts;
    for (const end = clock.now() + SILENT_MS; ;) {
      const answer = await this.attempt(work);
      if (!(answer instanceof ClusterError)) return answer;
      if (clock.now() >= end) throw new ClusterError(`for ${SILENT_MS / 1000} s the cluster refused or did not answer: ${answer.message}`);
      await clock.sleep(LOOK_EVERY_MS);
    }
  }

  public async pause(seconds: number): Promise<void> {
    const end = this.parts.clock.now() + seconds * 1000;
    while (this.parts.clock.now() < end) {
      await this.parts.clock.sleep(Math.min(LOOK_EVERY_MS, end - this.parts.clock.now()));
      await this.attempt(() => this.update());
    }
  }

  /** Waits until nothing is in the way; gives what still is when the time is over. */
  public async until(seconds: number, inTheWay: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const { clock, progress } = this.parts;
    const end = clock.now() + seconds * 1000;
    for (let told = clock.now(); ;) {
      const reasons = await this.answered(inTheWay);
      if (reasons.length === 0 || clock.now() >= end) return reasons;
      if (clock.now() - told >= TELL_EVERY_MS) {
        progress.say(`waiting: ${reasons.slice(0, MOST_REASONS).join('; ')}`);
        told = clock.now();
      }
      await clock.sleep(LOOK_EVERY_MS);
    }
  }

  /** Deliveries are steady. */
  public async unsteady(): Promise<string[]> {
    const { tools, options } = this.parts;
    const now = await this.update();
    return steady(tools.records.all, now, options.rate) ? [] : [this.whyUnsteady(now)];
  }

  /** All pods Ready, the bus whole, deliveries steady. */
  public async unwell(): Promise<string[]> {
    const events = await this.unsteady();
    // every look costs the cluster something, so the cheapest comes first
    return events.length > 0 && this.looked++ % 5 !== 0 ? events : [...unhealthy(this.parts.names, await takeSnapshot(this.parts)), ...events];
  }

  /** Reads what happened, and tells it; gives the time on the clock of the tools pod. */
  public async update(): Promise<number> {
    const { tools, progress } = this.parts;
    const now = await tools.update();
    progress.counts(countsOf(tools.records.all, now));
    return now;
  }

  private whyUnsteady(now: number): string {
    const { records } = this.parts.tools;
    const last = Math.max(0, ...records.all.slice(-2000).flatMap(({ delivered }) => delivered));
    if (records.unnumbered > 0 && last === 0) {
      return 'the sink is called without the number of an event: give the Sensor\'s trigger a payload that holds the body of the event (dataKey: body)';
    }
    const answers = [...new Set(records.all.slice(-100).filter(refused).map(({ answer }) => String(answer)))];
    const delivery = last === 0 ? 'no event was delivered yet' : `the last delivery was ${((now - last) / 1000).toFixed(0)} s ago`;
    return `deliveries are not steady: ${delivery}${answers.length > 0 ? `, events are answered ${answers.join(', ')}` : ''}`;
  }

  /** During a fault the cluster may not answer for a while. */
  private async attempt<T>(work: () => Promise<T>): Promise<T | ClusterError> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ClusterError) return error;
      throw error;
    }
  }
}
