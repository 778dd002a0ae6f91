import { NamedThing, nameFault } from '../../../src/argo-events/catalog/name-rules';

test.each<[NamedThing, string]>([
  ['eventBus', 'default'], ['eventBus', 'a'.repeat(40)],
  ['eventSource', 'orders-2'], ['eventSource', 'a'.repeat(63)],
  ['event', 'order_created'], ['event', 'Order-Created'], ['event', 'größe'],
  ['sensor', 'fulfil'],
  ['trigger', 'ship/it=1.0_a'], ['dependency', 'Order-created_2'], ['dependency', 'inside'],
])('%s may be called %j', (thing, name) => {
  expect(nameFault(thing, name)).toBeUndefined();
});

test.each<[NamedThing, unknown]>([
  ['eventBus', 'a.b'], ['eventBus', 'a'.repeat(41)], ['eventBus', ''],
  ['eventSource', 'orders.v2'], ['eventSource', 'Orders'], ['eventSource', 'a'.repeat(64)],
  ['event', 'order.created'], ['event', 'all*'], ['event', 'a>b'], ['event', 'a b'], ['event', ''],
  ['sensor', 'fulfil.v2'], ['sensor', 'fulfil_v2'],
  ['trigger', 'ship it'], ['trigger', 'ü'], ['dependency', 'a:b'], ['dependency', 'order.created'], ['dependency', 'a/b'], ['dependency', 'a=b'], ['dependency', '2fa'], ['dependency', '_a'], ['dependency', 'true'],
  ['dependency', undefined], ['trigger', 7], ['sensor', null], ['event', {}],
])('%s may not be called %j', (thing, name) => {
  expect(nameFault(thing, name)).toContain(`the name ${JSON.stringify(name)} cannot be used`);
});

test('the fault says what, why and what is allowed', () => {
  expect(nameFault('sensor', 'a.b')).toBe('the name "a.b" cannot be used: it is the name of the Sensor\'s key-value bucket, and NATS takes only letters, '
    + 'digits, "_" and "-" there. Allowed: lower-case letters, digits and "-", beginning and ending with a letter or digit, at most 63 characters');
});
