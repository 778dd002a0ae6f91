import { remembered } from '../../src/values/remembered';

test('an answer is found once for each text, also undefined', () => {
  const find = jest.fn((text: string) => (text === 'none' ? undefined : { text }));
  const ask = remembered(find);
  expect(ask('a')).toEqual({ text: 'a' });
  expect(ask('a')).toBe(ask('a'));
  expect(ask('none')).toBeUndefined();
  expect(ask('none')).toBeUndefined();
  expect(find.mock.calls).toEqual([['a'], ['none']]);
});

test('a text for which there is no answer is asked for again', () => {
  const ask = remembered(text => {
    throw new Error(text);
  });
  expect(() => ask('a')).toThrow('a');
  expect(() => ask('a')).toThrow('a');
});

test('all answers are dropped when there are too many', () => {
  const find = jest.fn((text: string) => text);
  const ask = remembered(find, 2);
  for (const text of ['a', 'b', 'a', 'c', 'a']) ask(text);
  expect(find.mock.calls.flat()).toEqual(['a', 'b', 'c', 'a']);
});
