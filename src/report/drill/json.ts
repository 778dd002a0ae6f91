import { FaultResult, DrillReport, drillOutcome } from '../../drill/report-model/drill-report';
import { repeatedFaults } from '../../drill/report-model/repeats';
import { verdictJson } from '../analysis/verdict-json';

/** Counts up when a field changes its meaning or is removed. */
export const DRILL_JSON_VERSION = 2;

/** The drill as JSON. A predicted time of `null` means: until somebody repairs it. */
export function drillJson(report: DrillReport): string {
  const { faults, total, ...rest } = report;
  return `${JSON.stringify({ version: DRILL_JSON_VERSION, outcome: drillOutcome(report), ...rest, total, faults: faults.map(fault), repeats: repeatedFaults(faults) }, undefined, 2)}\n`;
}

function fault({ predicted, ...rest }: FaultResult) {
  const { chains, fixes, ...verdict } = verdictJson(predicted);
  return { ...rest, predicted: verdict };
}
