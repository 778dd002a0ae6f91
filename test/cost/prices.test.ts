import { GIB } from './support';
import { known } from '../../src/cost/amount';
import { moneyOf, readPrices, unpriced } from '../../src/cost/prices';

const read = (text: string) => readPrices('prices.yaml', text);

const totals = { pods: known(10), cpu: known(1.5), memory: known(4 * GIB), memoryLimit: known(8 * GIB), volumes: known(60 * GIB) };

test('a core, a GiB of memory and a GiB of volume have prices', () => {
  expect(moneyOf(totals, read('{ currency: EUR, per: month, cpu: 20, memory: 3, storage: 0.1 }'))).toEqual(known(1.5 * 20 + 4 * 3 + 60 * 0.1));
});

test('a resource without a price is left out, and named', () => {
  const prices = read('{ currency: EUR, per: hour, memory: 3 }');
  expect(moneyOf(totals, prices)).toEqual(known(12));
  expect(unpriced(prices)).toEqual(['cpu', 'storage']);
});

test('an unknown quantity makes the money unknown, unless it costs nothing', () => {
  const gap = { code: 'nodes' as const, object: { kind: 'DaemonSet', namespace: 'shop', name: 'guard' } };
  const open = { ...totals, cpu: { known: 1, gaps: [gap] } };
  expect(moneyOf(open, read('{ currency: EUR, per: month, cpu: 20 }'))).toEqual({ known: 20, gaps: [gap] });
  expect(moneyOf(open, read('{ currency: EUR, per: month, cpu: 0, memory: 3 }'))).toEqual(known(12));
});

test.each([
  ['', 'prices.yaml: got no map. Allowed: a map with currency, per, cpu, memory, storage'],
  ['- 1', 'prices.yaml: got no map. Allowed: a map with currency, per, cpu, memory, storage'],
  ['{ currency: EUR', /^prices\.yaml: no valid YAML: /],
  ['{ currency: EUR, per: month, cpus: 20 }', 'prices.yaml: there is no field "cpus". Did you mean cpu?'],
  ['{ per: month, cpu: 20 }', 'prices.yaml: currency is missing. Allowed: a text, for example EUR'],
  ['{ currency: 5, per: month, cpu: 20 }', 'prices.yaml: currency is 5. Allowed: a text, for example EUR'],
  ['{ currency: EUR, cpu: 20 }', 'prices.yaml: per is missing. Allowed: hour, day, month, year'],
  ['{ currency: EUR, per: week, cpu: 20 }', 'prices.yaml: per is "week". Allowed: hour, day, month, year'],
  ['{ currency: EUR, per: month }', 'prices.yaml: got no price. Allowed: at least one of cpu, memory, storage'],
  ['{ currency: EUR, per: month, cpu: -1 }', 'prices.yaml: cpu is -1. Allowed: a number of at least 0, without a currency or a unit'],
  ['{ currency: EUR, per: month, cpu: 20 EUR }', 'prices.yaml: cpu is "20 EUR". Allowed: a number of at least 0, without a currency or a unit'],
  ['{ currency: EUR, per: month, memory: .inf }', 'prices.yaml: memory is null. Allowed: a number of at least 0, without a currency or a unit'],
  ['{ currency: EUR, per: month, memory: [3] }', 'prices.yaml: memory is [3]. Allowed: a number of at least 0, without a currency or a unit'],
  ['{ currency: EUR, per: month, cpu: 20 }\n---\n{ currency: EUR, per: month, cpu: 30 }', 'prices.yaml holds 2 documents. Allowed: one'],
  ['a: &a [*a]', /^prices\.yaml: /],
])('refuses %j', (text, message) => {
  expect(() => read(text)).toThrow(message);
});
