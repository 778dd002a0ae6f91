import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

/** Reported by src/lint/engine/check.ts, which alone knows what was suppressed. */
export const unusedSuppression: Rule = {
  id: 'ha/unused-suppression',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'none' },
  what: 'A suppression has no effect: its finding no longer exists, its rule does not exist, or it gives no reason.',
  why: 'the suppression would hide the same fault later, and the reason for accepting the fault is unknown',
  fix: 'remove the suppression, or give it the name of a rule and a reason',
  problems: ['unknown-rule', 'no-reason', 'unused'],
  docs: [Docs.DISASTER_RECOVERY],
  examples: { bad: [], good: [] },
  check: () => [],
};
