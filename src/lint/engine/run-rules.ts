import { Finding, isUnknown, Rule, Unknown } from './rule';
import { isKnownWithout } from './unrendered-findings';
import { Facts } from '../../flow/facts';
import { Flow } from '../../flow/flow';
import { unrenderedValues } from '../../manifests/unrendered';

export interface RuleResults {
  readonly findings: readonly (Finding & { readonly rule: Rule })[];
  readonly unknowns: readonly (Unknown & { readonly rule: Rule })[];
  /** Rules that threw: nothing they would have said is known. */
  readonly failed: readonly { readonly rule: Rule; readonly error: Error }[];
}

/** What the rules say of a flow, without what depends on values that are not rendered. */
export function runRules(rules: readonly Rule[], flow: Flow, facts: Facts, before?: Flow): RuleResults {
  const results = allResults(rules, flow, facts, before);
  if (!flow.objects.some(object => unrenderedValues(object).length > 0)) return results;
  const isKnown = isKnownWithout(flow, other => allResults(rules, other, facts, before).findings);
  return { ...results, findings: results.findings.filter(isKnown), unknowns: results.unknowns.filter(isKnown) };
}

function allResults(rules: readonly Rule[], flow: Flow, facts: Facts, before?: Flow): RuleResults {
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
