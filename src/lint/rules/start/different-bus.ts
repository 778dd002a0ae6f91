import { describe } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const differentBus: Rule = {
  id: 'ha/different-bus',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'dependency' },
  what: 'A Sensor and its EventSource use different buses.',
  why: 'the events go to one bus, and the Sensor listens on the other',
  fix: 'set the same spec.eventBusName in both',
  docs: [Docs.EVENT_BUS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, eventBusName: shop, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`],
  },
  check: ({ sensors }) => sensors.flatMap(({ object, busName, dependencies }) => dependencies
    .filter(({ source }) => source !== undefined && source.busName !== busName).map(({ index, source }) => ({
      object,
      path: ['spec', 'dependencies', index, 'eventSourceName'],
      what: `${describe(source!.object)} publishes to the bus "${source!.busName}", and the Sensor listens on "${busName}"`,
    }))),
};
