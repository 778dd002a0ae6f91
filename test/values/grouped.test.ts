import { grouped } from '../../src/values/grouped';

test('groups keep the order of the items, and come in the order of their first items', () => {
  const words = ['bus', 'sensor', 'budget', 'service', 'source'];
  expect([...grouped(words, word => word[0])]).toEqual([['b', ['bus', 'budget']], ['s', ['sensor', 'service', 'source']]]);
});

test('of no items there are no groups', () => {
  expect(grouped([], String).size).toBe(0);
});
