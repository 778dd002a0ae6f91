import { Clock, Interrupted } from '../../../src/drill/cluster/clock';

/** Time that passes only while somebody sleeps. */
export class FakeClock implements Clock {
  public time = Date.UTC(2026, 0, 1);
  /** Sleeping until then ends the drill. */
  public interruptAt = Infinity;

  public now = () => this.time;

  public sleep = async (milliseconds: number) => {
    if (this.time >= this.interruptAt) throw new Interrupted();
    this.time += milliseconds;
  };
}
