import { NodeFacts } from './cluster-facts';
import { unhealthy } from './health';
import { Progress } from './progress';
import { Snapshot, takeSnapshot } from './snapshot';
import { steady } from './steady';
import { Clock } from '../cluster/clock';
import { Cluster, ClusterError } from '../cluster/cluster';
import { FlowNames } from '../cluster/live-pods';
import { refused } from '../load/event-records';
import { LoadGenerator } from '../load/load-generator';
import { countsOf } from '../report-model/counts';
import { DrillOptions } from '../run/options';

const POLL_MS = 2000;
const REPORT_MS = 30_000;
const MOST_REASONS = 3;
/** Time for which the API server may be unreachable. */
const SILENT_MS = 120_000;

export interface FlowMonitorParts {
  readonly cluster: Cluster;
  readonly generator: LoadGenerator;
  readonly names: FlowNames;
  readonly clock: Clock;
  readonly options: DrillOptions;
  readonly progress: Progress;
  readonly nodes: readonly NodeFacts[];
}

/** Watches a flow while events pass through it. */
export class FlowMonitor {
  private polls = 0;

  public constructor(public readonly parts: FlowMonitorParts) {}

  public snapshot(): Promise<Snapshot> {
    return this.retryUnanswered(() => takeSnapshot(this.parts));
  }

  /** Repeats the work while the API server is busy or unreachable; fails after SILENT_MS. */
  public async retryUnanswered<T>(work: () => Promise<T>): Promise<T> {
    const { clock } = this.parts;
    for (const end = clock.now() + SILENT_MS; ;) {
      const answer = await this.attempt(work);
      if (!(answer instanceof ClusterError)) return answer;
      if (clock.now() >= end) throw new ClusterError(`for ${SILENT_MS / 1000} s the cluster refused or did not answer: ${answer.message}`);
      await clock.sleep(POLL_MS);
    }
  }

  public async pause(seconds: number): Promise<void> {
    const end = this.parts.clock.now() + seconds * 1000;
    while (this.parts.clock.now() < end) {
      await this.parts.clock.sleep(Math.min(POLL_MS, end - this.parts.clock.now()));
      await this.attempt(() => this.pullRecords());
    }
  }

  /** Waits until there is no reason to wait; returns the reasons that are left when the time is over. */
  public async waitUntilClear(seconds: number, reasonsToWait: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const { clock, progress } = this.parts;
    const end = clock.now() + seconds * 1000;
    for (let told = clock.now(); ;) {
      const reasons = await this.retryUnanswered(reasonsToWait);
      if (reasons.length === 0 || clock.now() >= end) return reasons;
      if (clock.now() - told >= REPORT_MS) {
        progress.say(`waiting: ${reasons.slice(0, MOST_REASONS).join('; ')}`);
        told = clock.now();
      }
      await clock.sleep(POLL_MS);
    }
  }

  /** Why deliveries are not steady; empty while they are. */
  public async unsteadyReasons(): Promise<string[]> {
    const { generator, options } = this.parts;
    const now = await this.pullRecords();
    return steady(generator.records.all, now, options.rate) ? [] : [this.unsteadyReason(now)];
  }

  /** Why the flow is not healthy: pods that are not Ready, a bus that is not fully formed, deliveries that are not steady. */
  public async unhealthyReasons(): Promise<string[]> {
    const events = await this.unsteadyReasons();
    // each snapshot costs the cluster requests, so the records come first
    return events.length > 0 && this.polls++ % 5 !== 0 ? events : [...unhealthy(this.parts.names, await takeSnapshot(this.parts)), ...events];
  }

  /** Reads the records of the load generator and reports the counts; returns the time of its clock. */
  public async pullRecords(): Promise<number> {
    const { generator, progress } = this.parts;
    const now = await generator.update();
    progress.counts(countsOf(generator.records.all, now));
    return now;
  }

  private unsteadyReason(now: number): string {
    const { records } = this.parts.generator;
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
