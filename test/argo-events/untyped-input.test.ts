import * as fc from 'fast-check';
import { busType, eventSourceElector, sensorElector } from '../../src/argo-events/catalog/client-election';
import { droppedFields } from '../../src/argo-events/catalog/dropped-fields';
import { httpServer, sourceEvents, unsafeOptions } from '../../src/argo-events/catalog/event-source-events';
import { STRUCTS } from '../../src/argo-events/catalog/schema';
import { busConfig } from '../../src/argo-events/nats/bus-config';
import { busSettings, natsSize, setting } from '../../src/argo-events/nats/bus-settings';
import { effectiveStreamConfig } from '../../src/argo-events/nats/stream-config';
import { eventBusWorkload } from '../../src/argo-events/workload/event-bus-workload';
import { eventSourceWorkload } from '../../src/argo-events/workload/event-source-workload';
import { sensorWorkload } from '../../src/argo-events/workload/sensor-workload';
import { goDurationValue, goInteger } from '../../src/values/go-values';
import { quantity } from '../../src/values/quantity';

const BUS = { metadata: { name: 'default' }, spec: { jetstream: { version: '2.10.29' } } };
const FIELDS = [...new Set(Object.values(STRUCTS).flatMap(fields => fields.split(' ').map(field => field.split(':')[0])))];

/** A custom resource whose keys are those of Argo Events, anywhere, with values of any type. */
const anyResource = fc.record({
  apiVersion: fc.constant('argoproj.io/v1alpha1'),
  kind: fc.constantFrom('EventBus', 'EventSource', 'Sensor'),
  metadata: fc.oneof(fc.constant({ name: 'x' }), fc.jsonValue()),
  spec: fc.object({ key: fc.oneof(fc.constantFrom(...FIELDS), fc.constantFrom('jetstream', 'template', 'container', 'env', '__proto__', 'constructor')), maxDepth: 5 }),
});

test('no custom resource, however wrong its types, makes a function throw', () => {
  fc.assert(fc.property(anyResource, cr => {
    const options = { namespace: 'x', eventBus: BUS, image: 'x' };
    eventSourceWorkload(cr, options);
    sensorWorkload(cr, { ...options, eventBus: cr });
    eventBusWorkload(cr, { namespace: 'x' });
    busConfig(cr, 'x');
    busType(cr);
    setting(busSettings(cr), 'max_file_store');
    effectiveStreamConfig(cr);
    sensorElector(cr, 'jetstream');
    eventSourceElector(cr, 'kafka');
    droppedFields(cr);
    for (const event of sourceEvents(cr)) {
      httpServer(event);
      unsafeOptions(event);
    }
  }), { numRuns: 500 });
});

test.each([
  ['a number', '1'.repeat(100_000) + 'x'],
  ['white space', 'max_file_store' + ' '.repeat(100_000) + '"'],
  ['a fraction', '1.' + '0'.repeat(100_000) + 'x'],
])('a text that is mostly %s is read at once', (_, text) => {
  const start = performance.now();
  expect([quantity(text), natsSize(text), goInteger(text), goDurationValue(text), goDurationValue(`${text}s`), setting(text, 'x')]).toHaveLength(6);
  expect(performance.now() - start).toBeLessThan(500);
});
