import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

/** Reported by src/rules/check.ts, which alone knows what was suppressed. */
export const unusedSuppression: Rule = {
  id: 'ha/unused-suppression',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'none' },
  what: 'A suppression suppresses nothing: its finding is gone, its rule does not exist, or it gives no reason.',
  why: 'it would hide the same fault when that comes back, and nobody can tell why it was accepted',
  fix: 'take the suppression out, or give it the name of a rule and a reason',
  docs: [Docs.DISASTER_RECOVERY],
  examples: { bad: [], good: [] },
  check: () => [],
};
