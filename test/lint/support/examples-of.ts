import { flowOf } from './flow-of';
import { Facts } from '../../../src/flow/facts';
import { Flow } from '../../../src/flow/flow';
import { resolveFacts } from '../../../src/flow/resolve-facts';
import { Example, Result, Rule } from '../../../src/lint/engine/rule';

interface Run {
  readonly number: number;
  readonly yaml: string;
  readonly facts: Facts;
  readonly flow: Flow;
  /** It needs a cluster: the state of a running bus, or all objects of a kind. */
  readonly live: boolean;
  readonly results: readonly Result[];
}

/** The examples of a rule, numbered from 1, with what the rule says of each. */
export function examplesOf(rule: Rule, kind: 'bad' | 'good'): Run[] {
  return rule.examples[kind].map((example, index) => {
    const { yaml, facts: given = {}, before, live, complete } = parts(example);
    const flow = flowOf(yaml, { live, complete });
    const facts = resolveFacts(flow, given);
    const results = rule.check(flow, facts, before === undefined ? undefined : flowOf(before));
    return { number: index + 1, yaml, facts: given, flow, live: live !== undefined || complete !== undefined, results };
  });
}

function parts(example: Example): Exclude<Example, string> {
  return typeof example === 'string' ? { yaml: example } : example;
}
