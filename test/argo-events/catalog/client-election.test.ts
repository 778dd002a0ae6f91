import { busType, eventSourceElector, sensorElector } from '../../../src/argo-events/catalog/client-election';

const annotated = (mode: unknown, spec = {}) => ({ metadata: { annotations: { 'events.argoproj.io/leader-election': mode } }, spec });
const kafka = { kafka: { orders: {} } };
const webhook = { webhook: { orders: {} } };

test.each([
  [{ jetstream: {} }, 'jetstream'], [{ jetstreamExotic: {} }, 'jetstreamExotic'], [{ kafka: {} }, 'kafka'], [{ nats: {} }, 'nats'],
  [{ kafka: {}, jetstream: {} }, 'jetstream'], [{ jetstream: {}, nats: {} }, 'nats'], [{ jetstreamExotic: {}, kafka: {} }, 'kafka'],
  [{}, undefined], [{ jetstream: true }, undefined], [undefined, undefined],
])('an EventBus with %j is a bus of type %s', (spec, type) => {
  expect(busType({ spec })).toBe(type);
});

test.each([
  ['jetstream', {}, 'graft'],
  ['jetstream', annotated('k8s'), 'lease'],
  ['jetstream', annotated('K8S'), 'lease'],
  ['jetstream', annotated(' k8s'), 'graft'],
  ['jetstream', annotated(true), 'graft'],
  ['jetstreamExotic', {}, 'graft'],
  ['nats', {}, 'graft'],
  ['kafka', {}, 'none'],
  ['kafka', annotated('k8s'), 'none'],
  ['jetstream', undefined, 'graft'],
] as const)('on %s, a Sensor %j elects by %s', (bus, sensor, elector) => {
  expect(sensorElector(sensor, bus)).toBe(elector);
});

test.each([
  ['jetstream', { spec: webhook }, 'none'],
  ['jetstream', annotated('k8s', webhook), 'none'],
  ['jetstream', { spec: kafka }, 'graft'],
  ['jetstream', annotated('k8s', kafka), 'lease'],
  ['kafka', { spec: kafka }, 'lease'],
  ['kafka', { spec: webhook }, 'none'],
] as const)('on %s, an EventSource %j elects by %s', (bus, eventSource, elector) => {
  expect(eventSourceElector(eventSource, bus)).toBe(elector);
});
