import { checkText } from './support/check-text';
import { complete } from './support/complete';
import { Example } from '../../src/lint/engine/rule';
import { RULES } from '../../src/lint/rules';
import { streamingBus } from '../../src/lint/rules/storage/streaming-bus';
import { nameOfTheRule } from '../../tools/rule-template';

const parts = (example: Example) => typeof example === 'string' ? { yaml: example, facts: {} } : example;
const GOOD = [...RULES, nameOfTheRule].flatMap(({ id, examples }) => examples.good.map((example, i) => ({ id, number: i + 1, ...parts(example) })));

test.each(GOOD)('no rule has an error for the good example $number of $id', ({ yaml, facts }) => {
  const { findings, problems } = checkText(complete(yaml), facts).report;
  // what rules for NATS Streaming call good is still on that bus
  expect(findings.filter(({ severity, rule }) => severity === 'error' && rule !== streamingBus.id).map(({ rule, what }) => `${rule}: ${what}`)).toEqual([]);
  expect(problems).toEqual([]);
});
