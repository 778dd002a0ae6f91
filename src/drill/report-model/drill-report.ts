import { Outcome } from './compare';
import { CopiesCompared } from './copies';
import { Ledger } from './ledger';
import { NodeGaps } from './node-gaps';
import { Verdict, VerdictKind } from '../../analysis/verdict';
import { Facts } from '../../flow/facts';
import { AlertsAsked, FaultAlerts } from '../alerts/fault-alerts-seen';

/** What a drill found out. */
export interface DrillReport {
  readonly started: string;
  readonly ended: string;
  readonly namespace: string;
  readonly flow: { readonly source: string; readonly bus: string; readonly sensor: string };
  readonly rate: number;
  /** What the flow was declared to survive, where it says so. */
  readonly survives?: string;
  readonly facts: Facts;
  /** Images of the main containers. */
  readonly images: readonly string[];
  readonly assumptions: readonly string[];
  readonly faults: readonly FaultResult[];
  /** From the warm-up to the end; undefined when it did not come to that. */
  readonly total?: Ledger;
  /** Why it ended before its time. */
  readonly stopped?: string;
  readonly alerts: AlertsAsked;
  /** What could not be restored. */
  readonly notRestored: readonly string[];
}

export interface FaultResult {
  readonly id: string;
  readonly title: string;
  readonly predicted: Verdict;
  /** Why it was not carried out. */
  readonly skipped?: string;
  readonly target?: string;
  readonly measured?: Ledger;
  /** Of a fault that hits nodes. */
  readonly nodeGaps?: NodeGaps;
  readonly kind?: VerdictKind;
  readonly outcome?: Outcome;
  /** Copies of the streams after it, if the bus was fully formed. */
  readonly copies?: CopiesCompared;
  /** Why it is broken. */
  readonly reasons: readonly string[];
  /** What happened beside. */
  readonly notes: readonly string[];
  /** From the fault until all was healthy again. */
  readonly seconds?: number;
  /** What the alerts did; undefined where nobody asked, or nothing answered. */
  readonly alerts?: FaultAlerts;
}

/** The result of the drill. */
export type DrillOutcome = 'held' | 'broken' | 'lost' | 'stopped';

export function drillOutcome({ faults, total, stopped, notRestored }: DrillReport): DrillOutcome {
  if ((total?.lost ?? 0) > 0 || faults.some(({ measured }) => (measured?.lost ?? 0) > 0)) return 'lost';
  if (faults.some(({ outcome }) => outcome === 'broken')) return 'broken';
  return stopped !== undefined || notRestored.length > 0 ? 'stopped' : 'held';
}
