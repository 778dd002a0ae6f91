import * as fc from 'fast-check';
import { boundedWorstCase, EXACT_UP_TO, exactWorstCase, worstCase } from '../../../src/analysis/cluster/worst-case-placement';
import { worstOfEvery } from '../every-placement';

const spread = fc.record({ maxSkew: fc.integer({ min: 1, max: 2 }), minDomains: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }) });
const rules = fc.record({
  replicas: fc.integer({ min: 1, max: 4 }),
  onePerHost: fc.boolean(),
  onePerZone: fc.boolean(),
  zoneSpread: fc.option(spread, { nil: undefined }),
  hostSpread: fc.option(spread, { nil: undefined }),
});
const topology = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 3 }).map(zones => ({ zones }));
const hit = fc.record({ zones: fc.integer({ min: 0, max: 2 }), nodes: fc.integer({ min: 0, max: 2 }), pods: fc.integer({ min: 0, max: 2 }) });

test('what is exchanged for its like changes no result: all placements one by one give the same casualties', () => {
  fc.assert(fc.property(rules, topology, hit, (r, t, h) => {
    expect(exactWorstCase(r, t)(h)).toEqual(worstOfEvery(r, t, h));
  }), { numRuns: 400 });
});

test('the formula never promises more than the worst placement keeps', () => {
  fc.assert(fc.property(rules, topology, hit, (r, t, h) => {
    const [exact, bound] = [exactWorstCase(r, t)(h), boundedWorstCase(r, t)(h)];
    expect(bound.left).toBeLessThanOrEqual(exact.left);
    expect(bound.lost).toBeGreaterThanOrEqual(exact.lost);
  }), { numRuns: 2000 });
});

test('the formula is exact for one failure where zones are alike and one rule holds', () => {
  const oneRule = fc.oneof(
    fc.record({ replicas: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ replicas: fc.integer({ min: 1, max: 8 }), onePerHost: fc.constant(true) }),
    fc.record({ replicas: fc.integer({ min: 1, max: 8 }), onePerZone: fc.constant(true) }),
    fc.record({ replicas: fc.integer({ min: 1, max: 8 }), zoneSpread: spread }),
  );
  const alike = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }))
    .map(([zones, size]) => ({ zones: Array<number>(zones).fill(size) }));
  const one = fc.constantFrom({ zones: 1, nodes: 0, pods: 0 }, { zones: 0, nodes: 1, pods: 0 }, { zones: 0, nodes: 0, pods: 1 });
  fc.assert(fc.property(oneRule, alike, one, (r, t, h) => {
    expect(boundedWorstCase(r, t)(h)).toEqual(exactWorstCase(r, t)(h));
  }), { numRuns: 1000 });
});

test('more pods than are followed one by one still get an answer', () => {
  const many = worstCase({ replicas: EXACT_UP_TO + 2, zoneSpread: { maxSkew: 1 } }, { zones: [50, 50, 50] });
  expect(many({ zones: 1, nodes: 0, pods: 0 })).toEqual({ lost: 4, left: 8 });
});
