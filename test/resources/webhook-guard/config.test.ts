import fc from 'fast-check';
import { guardedPorts, webhookGuardConfig } from '../../../src/resources/webhook-guard/config';

const config = (ports = [12000], replicas = 3) =>
  webhookGuardConfig({ eventSource: 'shop', ports: guardedPorts(ports, ports), replicas, clusterDomain: 'cluster.local' });

test('the whole configuration of one port', () => {
  expect(config()).toMatchSnapshot();
});

test.each([
  [[12000], [13000]],
  [[12000, 13000], [13001, 14000]],
  [[6777], [7778]],
  [[13222], [14223]],
  [[65000], [10000]],
  [[9000, 10000], [10001, 11000]],
])('the guard of the ports %j listens on %j', (ports, expected) => {
  expect(guardedPorts(ports, ports).map(({ guardPort }) => guardPort)).toEqual(expected);
});

test('no port of a guard is used twice, nor by anything else in the pod', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 65535 }), { minLength: 1, maxLength: 30 }), ports => {
    const guards = guardedPorts(ports, ports).map(({ guardPort }) => guardPort);
    const others = new Set([...ports, 4222, 7777, 14222]);
    expect(new Set([...guards, ...others]).size).toBe(guards.length + others.size);
    expect(Math.max(...guards)).toBeLessThanOrEqual(65535);
  }));
});

test.each([[2, 3], [3, 4], [4, 5], [9, 12]])('%i replicas have %i places: a roll-out has a quarter more pods', (replicas, places) => {
  expect(config([12000], replicas)).toContain(`server-template pod ${places} `);
});

test('every port has its own chain of proxies', () => {
  expect(config([12000, 9000]).match(/^frontend webhook-.*/gm)).toEqual(['frontend webhook-12000', 'frontend webhook-9000']);
});
