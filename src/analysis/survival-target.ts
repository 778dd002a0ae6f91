import { FAILURES, Failure, FailureScope } from './failures';
import { Path, workloads } from './model/paths';
import { Verdict } from './verdict';

/** What may fail; each includes those before it. */
export const DOMAINS = ['POD', 'NODE', 'ZONE'] as const;
export type Domain = typeof DOMAINS[number];

const SCOPES: Record<Domain, readonly FailureScope[]> = {
  POD: ['none', 'pod', 'rollout', 'controller'],
  NODE: ['none', 'pod', 'rollout', 'controller', 'node', 'drain'],
  ZONE: ['none', 'pod', 'rollout', 'controller', 'node', 'drain', 'zone'],
};

/**
 * A failure is survived when nothing has to be repaired, nothing is lost, and deliveries go on within a minute. A minute is
 * longer than any election and shorter than the replacement of a pod of a lost node, which is noticed only after 40 to 50 s.
 */
export const SURVIVED_WITHIN = 60;

export function survived({ kind, pause }: Verdict): boolean {
  return (kind === 'flows' || kind === 'pauses' || kind === 'refuses') && pause <= SURVIVED_WITHIN;
}

export function failuresWithin(domain: Domain): Failure[] {
  return FAILURES.filter(({ scope }) => SCOPES[domain].includes(scope));
}

/** What a path was declared to survive: the least that any of its parts was; nothing, when one of them says nothing. */
export function declaredFor(path: Path): Domain | undefined {
  return DOMAINS[Math.min(...workloads(path).map(({ survives }) => DOMAINS.indexOf(survives as Domain)))];
}
