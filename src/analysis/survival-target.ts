import { Failure, FailureScope } from './failures';
import { Path, workloads } from './model/paths';
import { Verdict } from './verdict';
import { FailureDomain } from '../contract/failure-domain';

const SCOPES: Record<FailureDomain, readonly FailureScope[]> = {
  POD: ['none', 'pod', 'rollout', 'controller'],
  NODE: ['none', 'pod', 'rollout', 'controller', 'node', 'drain'],
  ZONE: ['none', 'pod', 'rollout', 'controller', 'node', 'drain', 'zone'],
};

/** The smallest first; each includes those before it. */
const DOMAINS = Object.values(FailureDomain);

/**
 * A failure is survived when nothing has to be repaired, nothing is lost, and deliveries go on within a minute. A minute is
 * longer than any election and shorter than the replacement of a pod of a lost node, which is noticed only after 40 to 50 s.
 */
export const SURVIVED_WITHIN = 60;

export function survived({ kind, pause }: Verdict): boolean {
  return (kind === 'flows' || kind === 'pauses' || kind === 'refuses') && pause <= SURVIVED_WITHIN;
}

/** Whether events stop or are lost while nothing fails. */
export function failsAtRest({ verdicts }: { readonly verdicts: ReadonlyMap<string, Verdict> }): boolean {
  return ['stops', 'loses'].includes(verdicts.get('none')!.kind);
}

export function failuresWithin(domain: FailureDomain, failures: readonly Failure[]): Failure[] {
  return failures.filter(({ scope }) => SCOPES[domain].includes(scope));
}

/** What a path was declared to survive: the least that any of its parts was. A part that declares nothing is to survive the same as the others. */
export function declaredFor(path: Path): FailureDomain | undefined {
  return DOMAINS[Math.min(...workloads(path).flatMap(({ survives }) => survives === undefined ? [] : DOMAINS.indexOf(survives)))];
}
