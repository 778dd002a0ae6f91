import { waitsForSeveral } from '../../src/argo-events/conditions';

test.each<[string | undefined, string[], boolean]>([
  [undefined, ['order'], false],
  [undefined, ['order', 'payment'], true],
  ['', ['order', 'payment'], true],
  ['order', ['order', 'payment'], false],
  ['order || payment', ['order', 'payment'], false],
  ['order && payment', ['order', 'payment'], true],
  ['order || (payment && stock)', ['order', 'payment', 'stock'], true],
])('conditions %p of dependencies %p: %p', (conditions, dependencies, expected) => {
  expect(waitsForSeveral(conditions, dependencies)).toBe(expected);
});
