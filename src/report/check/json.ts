import { CheckReport } from '../../lint/engine/check-report';

/** Counts up with every change that could break a reader. */
export const JSON_VERSION = 1;

export function json(report: CheckReport): string {
  return JSON.stringify({ version: JSON_VERSION, ...report, rules: report.rules.map(({ id }) => id) }, undefined, 2) + '\n';
}
