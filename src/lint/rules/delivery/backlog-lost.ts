import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { isSame } from '../../helpers/before';

export const backlogLost: Rule = {
  id: 'ha/backlog-lost',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'on-change' },
  what: 'A change of a Sensor drops its pending events.',
  why: 'a renamed dependency or trigger, or a change of filters, transform or conditions, creates a new consumer that begins at the newest event. The old consumer is deleted with its backlog',
  fix: 'let the Sensor catch up first, or add the new trigger beside the old one and remove the old one later',
  docs: [Docs.source('pkg/eventbus/jetstream/sensor/sensor_jetstream.go')],
  examples: {
    bad: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order2, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`,
    }],
    good: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 5, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`,
      before: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`,
    }],
  },
  check: ({ sensors }, _facts, before) => sensors.flatMap(({ object }) => {
    const old = before?.sensors.find(sensor => isSame(sensor.object, object))?.object;
    const lost = old === undefined ? [] : PARTS.flatMap(({ field, nameOf, keyOf }) => {
      const now = new Set(list(object, field).map(keyOf));
      return list(old, field).filter(part => !now.has(keyOf(part))).map(part => `${nameOf(part)} (spec.${field})`);
    });
    return lost.length === 0 ? [] : [{ object, path: ['spec'], what: `events that wait for ${lost.join(', ')} are dropped` }];
  }),
};

const PARTS = [
  { field: 'dependencies', nameOf: (part: unknown) => String(at(part, 'name')), keyOf: (part: unknown) => JSON.stringify(part) },
  {
    field: 'triggers',
    nameOf: (part: unknown) => String(at(part, 'template', 'name')),
    keyOf: (part: unknown) => JSON.stringify([at(part, 'template', 'name'), at(part, 'template', 'conditions')]),
  },
] as const;

function list({ manifest }: FlowObject, field: string): unknown[] {
  return asArray(at(manifest, 'spec', field)) ?? [];
}
