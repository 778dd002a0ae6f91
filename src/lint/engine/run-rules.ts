import { Finding, isUnknown, Rule, Unknown } from './rule';
import { Facts } from '../../flow/facts';
import { Flow } from '../../flow/flow';

export interface RuleResults {
  readonly findings: readonly (Finding & { readonly rule: Rule })[];
  readonly unknowns: readonly (Unknown & { readonly rule: Rule })[];
  /** Rules that threw: nothing they would have said is known. */
  readonly failed: readonly { readonly rule: Rule; readonly error: Error }[];
}

export function runRules(rules: readonly Rule[], flow: Flow, facts: Facts, before?: Flow): RuleResults {
  const findings: (Finding & { rule: Rule })[] = [];
  const unknowns: (Unknown & { rule: Rule })[] = [];
  const failed: { rule: Rule; error: Error }[] = [];
  for (const rule of rules) {
    try {
      for (const result of rule.check(flow, facts, before)) {
        if (isUnknown(result)) {
          unknowns.push({ ...result, rule });
        } else {
          findings.push({ ...result, rule });
        }
      }
    } catch (error) {
      failed.push({ rule, error: error as Error });
    }
  }
  return { findings, unknowns, failed };
}
