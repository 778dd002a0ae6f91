/** What is known of one event; times are milliseconds on the clock of the load generator. */
export interface EventRecord {
  readonly number: number;
  readonly sent: number;
  readonly answered?: number;
  /** HTTP status, or the code of the error. */
  readonly answer?: number | string;
  /** A time for each delivery. */
  readonly delivered: readonly number[];
}

/** All events so far, from the lines of the log. */
export class Records {
  /** Entries read so far. */
  public lines = 0;
  /** Time on the clock of the load generator, when it was read last. */
  public now = 0;
  /** Deliveries that carried no number. */
  public unnumbered = 0;
  public nextNumber = 0;
  /** Address of the pod that delivered last. */
  public lastCaller?: string;
  private readonly byNumber = new Map<number, { -readonly [K in keyof EventRecord]: EventRecord[K] } & { delivered: number[] }>();

  public get all(): readonly EventRecord[] {
    return [...this.byNumber.values()];
  }


  /** Complete lines, as the load generator prints them. */
  public read(text: string): void {
    for (const line of text.split('\n').filter(Boolean)) {
      const [kind, at, number, extra] = JSON.parse(line) as [string, number, number, (number | string)?];
      if (kind === 'n') {
        this.now = at;
        continue;
      }
      this.lines++;
      const record = this.byNumber.get(number);
      if (kind === 's') {
        this.byNumber.set(number, { number, sent: at, delivered: [] });
        this.nextNumber = Math.max(this.nextNumber, number + 1);
      } else if (kind === 'a' && record) {
        record.answered = at;
        record.answer = extra;
      } else if (kind === 'd') {
        this.lastCaller = String(extra);
        record?.delivered.push(at);
      } else if (kind === 'x') {
        this.unnumbered++;
      }
    }
  }
}

/** The source took it: it answered 2xx. */
export function acknowledged({ answer }: EventRecord): boolean {
  return typeof answer === 'number' && answer >= 200 && answer < 300;
}

export function refused(record: EventRecord): boolean {
  return record.answer !== undefined && !acknowledged(record);
}
