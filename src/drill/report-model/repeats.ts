import { FaultResult } from './drill-report';
import { percentiles, Percentiles } from './ledger';

/** All runs of one fault that was carried out more than once. */
export interface RepeatedFault {
  readonly id: string;
  readonly title: string;
  readonly runs: number;
  readonly sent: number;
  /** Refused, or without an answer. */
  readonly refused: number;
  readonly lost: number;
  /** Predictions that did not hold. */
  readonly broken: number;
  /** The longest gap of each run, in seconds. */
  readonly gap: Percentiles;
  /** Of a fault that hits nodes: until the nodes are turned on, and from then on. */
  readonly gapOff?: Percentiles;
  readonly gapReturned?: Percentiles;
}

/** With fewer than 100 runs, the 99th percentile is the longest gap. */
export function repeatedFaults(faults: readonly FaultResult[]): RepeatedFault[] {
  return [...new Set(faults.map(({ id }) => id))].flatMap(id => {
    const runs = faults.filter(fault => fault.id === id && fault.measured !== undefined);
    if (runs.length < 2) return [];
    const sum = (of: (fault: FaultResult) => number) => runs.reduce((total, fault) => total + of(fault), 0);
    const parts = runs.flatMap(fault => fault.nodeGaps ?? []);
    return [{
      id,
      title: runs[0].title,
      runs: runs.length,
      sent: sum(({ measured }) => measured!.sent),
      refused: sum(({ measured }) => measured!.refused + measured!.unknown),
      lost: sum(({ measured }) => measured!.lost),
      broken: runs.filter(({ outcome }) => outcome === 'broken').length,
      gap: percentiles(runs.map(({ measured }) => measured!.longestGap)),
      ...parts.length > 0 && { gapOff: percentiles(parts.map(({ off }) => off)), gapReturned: percentiles(parts.map(({ returned }) => returned)) },
    }];
  });
}
