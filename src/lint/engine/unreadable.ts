import { Rule } from './rule';
import { RuleResults } from './run-rules';

/** A kind that could not be read in a cluster, with the right that is missing. */
export interface Unreadable {
  readonly kind: string;
  readonly right: string;
}

/** Findings that rest on the absence of a kind that could not be read are unknown. */
export function withoutUnreadable({ findings, unknowns, failed }: RuleResults, unreadable: readonly Unreadable[]): RuleResults {
  const missing = (rule: Rule) => unreadable.filter(({ kind }) => rule.absent?.includes(kind));
  return {
    findings: findings.filter(({ rule }) => missing(rule).length === 0),
    unknowns: [...unknowns, ...findings.filter(({ rule }) => missing(rule).length > 0).map(({ rule, object, path, what }) => ({
      rule, object, path, what, needs: missing(rule).map(({ right }) => `the right ${right}`).join(' and '),
    }))],
    failed,
  };
}
