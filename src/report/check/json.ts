import { CheckReport } from '../../lint/engine/check-report';
import { notLookedAtText } from '../not-looked-at';

/** Counts up with every change that could break a reader. */
export const JSON_VERSION = 1;

export function json(report: CheckReport): string {
  const notLookedAt = report.notLookedAt.map(document => ({ ...document, message: notLookedAtText(document) }));
  return JSON.stringify({ version: JSON_VERSION, ...report, notLookedAt, rules: report.rules.map(({ id }) => id) }, undefined, 2) + '\n';
}
