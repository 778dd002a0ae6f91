/** Time of the machine that runs the drill; it decides how long to wait, never what is measured. */
export interface Clock {
  readonly now: () => number;
  /** Rejects with {@link Interrupted} when the drill is to end. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Somebody wants the drill to end. */
export class Interrupted extends Error {
  public constructor() {
    super('interrupted');
  }
}

export function realClock(signal: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    sleep: milliseconds => new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new Interrupted());
      const abort = () => {
        clearTimeout(timer);
        reject(new Interrupted());
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', abort);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', abort, { once: true });
    }),
  };
}
