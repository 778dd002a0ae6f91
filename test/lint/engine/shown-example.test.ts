import { shownExample } from '../../../src/lint/engine/shown-example';

test.each([
  ['what is around the YAML is left out', '\nkind: Sensor\n', 'kind: Sensor'],
  ['99 times are written', `dest: "${'x'.repeat(99)}"`, `dest: "${'x'.repeat(99)}"`],
  ['100 times are counted', `dest: "${'x'.repeat(100)}"`, 'dest: "xxx... (100 characters)"'],
  ['each of several is counted', `a: ${'<'.repeat(200)}\nb: ${'$'.repeat(300)}`, 'a: <<<... (200 characters)\nb: $$$... (300 characters)'],
])('%s', (_, yaml, shown) => {
  expect(shownExample(yaml)).toBe(shown);
});
