import * as fc from 'fast-check';
import { guardPorts } from '../../../src/resources/node-guard/guard-ports';

const keys = fc.uniqueArray(fc.stringMatching(/^hook-[0-9a-f]{10}$/), { maxLength: 300 });

test('each key has a port of its own that no other use of the guard has', () => {
  fc.assert(fc.property(keys, given => {
    const ports = [...guardPorts(given).values()];
    expect(new Set(ports).size).toBe(given.length);
    for (const port of ports) {
      expect(port).toBeGreaterThanOrEqual(20000);
      expect(port).toBeLessThan(60000);
    }
  }));
});

test('the ports do not depend on the order of the keys', () => {
  fc.assert(fc.property(keys, given => {
    expect(guardPorts([...given].reverse())).toEqual(guardPorts(given));
  }));
});

test('a key more leaves nearly all others their ports', () => {
  const given = Array.from({ length: 100 }, (_, i) => `hook-${i}`);
  const before = guardPorts(given);
  const after = guardPorts([...given, 'hook-another']);
  expect(given.filter(key => before.get(key) !== after.get(key))).toEqual([]);
});
