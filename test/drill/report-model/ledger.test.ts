import * as fc from 'fast-check';
import { EventRecord } from '../../../src/drill/load/event-records';
import { ledger, percentiles } from '../../../src/drill/report-model/ledger';

const ALL = { from: 0, to: 1_000_000 };

function event(changes: Partial<EventRecord>): EventRecord {
  return { number: 0, sent: 0, answered: 10, answer: 200, delivered: [20], ...changes };
}

test.each<[string, Partial<EventRecord>, object]>([
  ['taken and delivered', {}, { acknowledged: 1, delivered: 1 }],
  ['taken with 204', { answer: 204 }, { acknowledged: 1, delivered: 1 }],
  ['taken and never delivered', { delivered: [] }, { acknowledged: 1, lost: 1 }],
  ['refused with 500', { answer: 500, delivered: [] }, { refused: 1, answers: { 500: 1 } }],
  ['refused by a closed connection', { answer: 'ECONNRESET', delivered: [] }, { refused: 1, answers: { ECONNRESET: 1 } }],
  ['refused and delivered all the same', { answer: 503 }, { refused: 1, recovered: 1, delivered: 1, answers: { 503: 1 } }],
  ['delivered twice', { delivered: [20, 30_020] }, { acknowledged: 1, delivered: 1, duplicated: 1 }],
  ['without an answer', { answer: undefined, answered: undefined, delivered: [] }, { unknown: 1 }],
  ['without an answer, and delivered', { answer: undefined, answered: undefined }, { unknown: 1, delivered: 1 }],
])('an event that was %s', (_, changes, counts) => {
  const none = { sent: 1, acknowledged: 0, refused: 0, unknown: 0, delivered: 0, lost: 0, recovered: 0, duplicated: 0, answers: {} };
  expect(ledger([event(changes)], ALL)).toMatchObject({ ...none, ...counts });
});

test.each<[string, number[], number]>([
  ['between two deliveries', [1000, 2000, 5500, 6000], 4],
  ['from the beginning', [8000, 9000], 8],
  ['until the end', [1000, 2000], 8],
  ['of all of it without a delivery', [], 10],
  ['without regard to deliveries before and after', [-5000, 5000, 20_000], 5],
])('the longest gap is counted %s', (_, delivered, seconds) => {
  expect(ledger([event({ sent: 100, delivered })], { from: 0, to: 10_000 }).longestGap).toBe(seconds);
});

test('how long events were refused is from the first to the last of them', () => {
  const refusals = [1000, 3500, 7000].map((sent, number) => event({ number, sent, answer: sent === 3500 ? 200 : 500 }));
  expect(ledger(refusals, ALL).refusedFor).toBe(6);
});

test.each<[number[], object]>([
  [[], { p50: 0, p95: 0, p99: 0, slowest: 0 }],
  [[7], { p50: 7, p95: 7, p99: 7, slowest: 7 }],
  [Array.from({ length: 100 }, (_, i) => 100 - i), { p50: 50, p95: 95, p99: 99, slowest: 100 }],
])('percentiles are those of the nearest rank', (values, expected) => {
  expect(percentiles(values)).toEqual(expected);
});

describe('of any records', () => {
  const answers = fc.constantFrom(200, 201, 400, 500, 503, 'ECONNRESET', 'timeout', undefined);
  const records = fc.array(fc.record({
    sent: fc.integer({ min: 0, max: 10_000 }), answer: answers, delivered: fc.array(fc.integer({ min: 0, max: 12_000 }), { maxLength: 3 }),
  })).map(all => all.map((each, number): EventRecord => ({ number, ...each, ...each.answer !== undefined && { answered: each.sent + 5 } })));

  test('each event is acknowledged, refused or unknown, and what is lost was acknowledged', () => {
    fc.assert(fc.property(records, all => {
      const { sent, acknowledged, refused, unknown, lost, delivered, recovered, duplicated, answers: said } = ledger(all, ALL);
      expect(acknowledged + refused + unknown).toBe(sent);
      expect(sent).toBe(all.length);
      expect(lost).toBeLessThanOrEqual(acknowledged);
      expect(delivered).toBeLessThanOrEqual(sent - lost);
      expect(recovered).toBeLessThanOrEqual(Math.min(refused, delivered));
      expect(duplicated).toBeLessThanOrEqual(delivered);
      expect(Object.values(said).reduce((sum, count) => sum + count, 0)).toBe(refused);
    }));
  });

  test('one more delivery never makes the gap longer, nor more events lost', () => {
    fc.assert(fc.property(records.filter(all => all.length > 0), fc.integer({ min: 0, max: 12_000 }), (all, time) => {
      const window = { from: 0, to: 12_000 };
      const more = all.map((each, index) => index === 0 ? { ...each, delivered: [...each.delivered, time] } : each);
      expect(ledger(more, window).longestGap).toBeLessThanOrEqual(ledger(all, window).longestGap);
      expect(ledger(more, window).lost).toBeLessThanOrEqual(ledger(all, window).lost);
    }));
  });

  test('the ledgers of two halves of a time add up', () => {
    fc.assert(fc.property(records, fc.integer({ min: 0, max: 10_000 }), (all, middle) => {
      const windows = [{ from: 0, to: middle }, { from: middle + 1, to: 12_000 }, { from: 0, to: 12_000 }];
      const [first, second, whole] = windows.map(window => ledger(all, window));
      for (const count of ['sent', 'acknowledged', 'refused', 'unknown', 'delivered', 'lost', 'recovered', 'duplicated'] as const) {
        expect(first[count] + second[count]).toBe(whole[count]);
      }
    }));
  });
});
