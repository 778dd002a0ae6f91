import { Records } from './event-records';
import { TOOLS_PATH } from './load-generator-pod';
import { DRILL } from '../canary/names';
import { Cluster } from '../cluster/cluster';

/** The load generator, as the drill uses it. */
export class LoadGenerator {
  public readonly records = new Records();
  /** Lines of the log of the pod that runs now. */
  private read = 0;

  public constructor(private readonly cluster: Cluster) {}

  /** Sends on with the next number. */
  public async start(): Promise<void> {
    await this.ask(`/start?from=${this.records.nextNumber}`);
  }

  public async stop(): Promise<void> {
    await this.ask('/stop');
  }

  /** Brings the records up to date; gives the time on the clock that stamps them. */
  public async update(): Promise<number> {
    const before = this.records.lines;
    const text = await this.ask(`/log?after=${this.read}`);
    // a connection may break off in the middle of a line, which then comes again
    this.records.read(text.slice(0, text.lastIndexOf('\n') + 1));
    this.read += this.records.lines - before;
    return this.records.now;
  }

  /** A pod has taken the place of the one that was read until now. */
  public moved(): void {
    this.read = 0;
  }

  /** Bodies of these addresses, as seen from the pod; undefined where none came. */
  public async fetch(urls: readonly string[]): Promise<(string | undefined)[]> {
    const bodies = JSON.parse(await this.cluster.exec(DRILL, ['node', TOOLS_PATH, 'fetch', ...urls])) as (string | null)[];
    return bodies.map(body => body ?? undefined);
  }

  private ask(path: string): Promise<string> {
    return this.cluster.exec(DRILL, ['node', TOOLS_PATH, 'ask', path]);
  }
}
