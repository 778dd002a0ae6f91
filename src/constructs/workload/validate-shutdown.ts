export interface Shutdown {
  readonly preStopSleepSeconds: number;
  readonly gracePeriodSeconds: number;
  /** Time that the process may need after SIGTERM. */
  readonly drainSeconds: number;
}

/** The kubelet kills a pod at the end of its grace period, whatever it is doing; preStop counts. */
export function validateShutdown({ preStopSleepSeconds, gracePeriodSeconds, drainSeconds }: Shutdown): void {
  const needed = preStopSleepSeconds + drainSeconds;
  if (gracePeriodSeconds >= needed) return;
  throw new Error(`terminationGracePeriod: got ${gracePeriodSeconds} s with a preStopSleep of ${preStopSleepSeconds} s, which leaves `
    + `${gracePeriodSeconds - preStopSleepSeconds} s to finish. A publish with retries takes up to ${drainSeconds} s. `
    + `Allowed: at least ${needed} s`);
}
