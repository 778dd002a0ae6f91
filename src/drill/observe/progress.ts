import { Counts } from '../report-model/counts';

/** What is told while the drill runs. */
export interface Progress {
  readonly say: (line: string) => void;
  /** Told again and again; shown from time to time. */
  readonly counts: (counts: Counts) => void;
}

export interface ProgressOptions {
  readonly write: (text: string) => void;
  /** A terminal shows the counts in one line that changes. */
  readonly terminal: boolean;
  readonly now: () => number;
}

const CLEAR_LINE = '\r\u001b[K';
/** Between two lines of counts, where they stay. */
const LINES_EVERY_MS = 10_000;

export function progressTo({ write, terminal, now }: ProgressOptions): Progress {
  let [shown, open] = [now(), false];
  return {
    say: line => {
      write(`${open ? CLEAR_LINE : ''}${time(now())} ${printable(line)}\n`);
      open = false;
    },
    counts: counts => {
      if (terminal) {
        write(`${CLEAR_LINE}${time(now())}   ${countsLine(counts)}`);
        open = true;
      } else if (now() - shown >= LINES_EVERY_MS) {
        write(`${time(now())}   ${countsLine(counts)}\n`);
        shown = now();
      }
    },
  };
}

export function countsLine({ sent, acknowledged, refused, delivered, waiting, since }: Counts): string {
  return `sent ${sent}  acknowledged ${acknowledged}  refused ${refused}  delivered ${delivered}  waiting ${waiting}${since === undefined ? '' : `  last ${since.toFixed(1)} s ago`}`;
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 19);
}

/** Names of pods and what programs say come from elsewhere: no control characters reach the terminal. */
function printable(text: string): string {
  return text.replace(/(?!\n)\p{C}/gu, '\ufffd');
}
