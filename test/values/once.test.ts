import { once } from '../../src/values/once';

test('what is known of a key is not looked for again', () => {
  const known = new WeakMap<object, number>();
  const key = {};
  const find = jest.fn(() => 3);
  expect([once(known, key, find), once(known, key, find)]).toEqual([3, 3]);
  expect(find).toHaveBeenCalledTimes(1);
});

test('each key has its own', () => {
  const known = new WeakMap<object, string>();
  expect([once(known, {}, () => 'a'), once(known, {}, () => 'b')]).toEqual(['a', 'b']);
});
