interface Rates {
  readonly eventsPerSecond: number;
  readonly burstPerSecond?: number;
}

/** The burst, or so many times the average. Refuses a burst below the average. */
export function burstOf({ eventsPerSecond, burstPerSecond }: Rates, times: number): number {
  if (burstPerSecond !== undefined && burstPerSecond < eventsPerSecond) {
    throw new Error(`throughput.burstPerSecond: got ${burstPerSecond}, below the eventsPerSecond of ${eventsPerSecond}. Allowed: eventsPerSecond or more`);
  }
  return burstPerSecond ?? times * eventsPerSecond;
}
