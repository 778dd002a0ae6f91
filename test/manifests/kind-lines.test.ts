import * as fc from 'fast-check';
import { kindsIn } from '../../src/manifests/kind-lines';

test.each([
  ['kind: Sensor\n', ['Sensor']], ['apiVersion: v1\nkind: "Secret"\r\nmetadata: {}', ['Secret']], ['spec:\n  kind: Job\n', []], ['kind: Job # x\n', []],
  ['kind: A\nkind: B', ['A', 'B']], ['# kind: A\nkind:B', ['B']], ['kind: kind: A\n', []],
])('%j says %j', (text, kinds) => {
  expect(kindsIn(text)).toEqual(kinds);
});

test('kinds are those that a search for whole lines finds', () => {
  const part = fc.constantFrom('kind:', 'kind: ', ' ', 'A', '"B"', "'", '\n', '\r', '\r\n', '\u2028', '#', '-', 'kin');
  fc.assert(fc.property(fc.array(part, { maxLength: 12 }).map(parts => parts.join('')), text => {
    expect(kindsIn(text)).toEqual([...text.matchAll(/^kind:[ ]*["']?(\w+)["']?[ ]*\r?$/gm)].map(([, kind]) => kind));
  }), { numRuns: 3000 });
});
