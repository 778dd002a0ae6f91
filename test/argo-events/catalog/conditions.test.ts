import { parseConditions, waitsForSeveral } from '../../../src/argo-events/catalog/conditions';

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

test.each(['order', ' order&&paid ', '(order || pre-order) && paid', '((order)) && (paid||(pre-order && order))', 'android || _x'])('%j can be read', conditions => {
  expect(parseConditions(conditions).fault).toBeUndefined();
});

test.each([
  ['order & paid', 'has &, and must have &&'],
  ['order &&& paid', 'has &, and must have &&'],
  ['!order', 'has !, and knows only && and ||'],
  ['order &&', 'ends where a name is expected'],
  ['', 'ends where a name is expected'],
  ['|| order', 'has || where a name is expected'],
  ['()', 'has ) where a name is expected'],
  ['order paid', 'has paid where && or || is expected'],
  ['order (paid)', 'has ( where && or || is expected'],
  ['(order', 'leaves a parenthesis open'],
  ['order)', 'closes a parenthesis that is not open'],
])('%j cannot: it %s', (conditions, text) => {
  expect(parseConditions(conditions).fault).toEqual({ text });
});

test.each(['not', 'in', 'true', 'shop.paid', '2nd', 'order,paid'])('%j can be no name in them', name => {
  expect(parseConditions(`order && ${name}`).fault).toMatchObject({ name });
});

test('names are those of dependencies, each once, also where the rest cannot be read', () => {
  expect(parseConditions('(order || pre-order)&&!order && shop.paid &').names).toEqual(['order', 'pre-order', 'shop.paid']);
});
