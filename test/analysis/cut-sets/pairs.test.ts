import { Combination } from '../../../src/analysis/cut-sets/combinations';
import { pairs } from '../../../src/analysis/cut-sets/pairs';
import { effect, verdict } from '../../../src/analysis/verdict';

const single: Combination = { components: ['zone'], breaks: ['sensor'], verdict: verdict(effect({ pause: 400 })) };
const breaking: Combination = { components: ['node', 'node'], breaks: ['meta-group'], verdict: verdict(effect({ pause: Infinity })) };
const short: Combination = { components: ['bus-pod', 'source-pod'], breaks: [], verdict: verdict(effect({ pause: 9 })) };
const long: Combination = { components: ['bus-pod', 'sensor-pod'], breaks: [], verdict: verdict(effect({ pause: 11 })) };

test('pairs that break something, and of the others the worst', () => {
  expect(pairs([single, breaking, short, long])).toEqual({ breaking: [breaking], worstOther: long });
});

test('of two that are as bad, the first', () => {
  const other: Combination = { ...long, components: ['source-pod', 'sensor-pod'] };
  expect(pairs([short, long, other]).worstOther).toBe(long);
});

test('no other pair, no worst one', () => {
  expect(pairs([single, breaking])).toStrictEqual({ breaking: [breaking] });
});
