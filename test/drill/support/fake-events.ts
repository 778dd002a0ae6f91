import { FakeClock } from './fake-clock';

/** What happens to the events that are sent in a time. */
export interface Trouble {
  readonly from: number;
  readonly to: number;
  /** `refuse`: answered 500; `delay`: delivered at its end; `lose`: acknowledged, never delivered. */
  readonly what: 'refuse' | 'delay' | 'lose';
}

const ARRIVAL_MS = 20;

/** The load generator: sends at its rate as the clock says, and what is sent arrives, but for troubles. */
export class FakeEvents {
  public readonly troubles: Trouble[] = [];
  /** Address of the pod that delivers. */
  public caller = '';
  /** The trigger's payload carries no number. */
  public unnumbered = false;
  private log: { at: number; line: string }[] = [];
  private sending?: { from: number; since: number; sent: number };

  public constructor(private readonly clock: FakeClock, private readonly rate = 20) {}

  /** Answers what `kubectl exec` asks. */
  public ask(path: string): string {
    const { pathname, searchParams } = new URL(path, 'http://tools');
    this.sendUntilNow();
    if (pathname === '/start') this.sending = { from: Number(searchParams.get('from')), since: this.clock.time, sent: 0 };
    if (pathname === '/stop') this.sending = undefined;
    if (pathname !== '/log') return '';
    const known = this.log.filter(({ at }) => at <= this.clock.time);
    return `["n",${this.clock.time}]\n` + known.slice(Number(searchParams.get('after'))).map(({ line }) => `${line}\n`).join('');
  }

  /** Another pod: its log is empty. */
  public restart(): void {
    this.log = [];
    this.sending = undefined;
  }

  /** From now on, for so many seconds. */
  public trouble(what: Trouble['what'], seconds: number): void {
    this.troubles.push({ what, from: this.clock.time, to: this.clock.time + seconds * 1000 });
  }

  private sendUntilNow(): void {
    const { sending } = this;
    if (sending === undefined) return;
    for (; sending.since + sending.sent * 1000 / this.rate <= this.clock.time; sending.sent++) {
      this.event(sending.from + sending.sent, sending.since + sending.sent * 1000 / this.rate);
    }
    // a log in the order of time, as a process writes it
    this.log.sort((a, b) => a.at - b.at);
  }

  private event(number: number, at: number): void {
    const trouble = this.troubles.find(({ from, to }) => at >= from && at < to);
    const write = (kind: string, when: number, ...rest: unknown[]) => this.log.push({ at: when, line: JSON.stringify([kind, when, ...rest]) });
    write('s', at, number);
    write('a', at + ARRIVAL_MS / 2, number, trouble?.what === 'refuse' ? 500 : 200);
    if (this.unnumbered) write('x', at + ARRIVAL_MS, -1, this.caller);
    else if (trouble === undefined) write('d', at + ARRIVAL_MS, number, this.caller);
    else if (trouble.what === 'delay') write('d', trouble.to, number, this.caller);
  }
}
