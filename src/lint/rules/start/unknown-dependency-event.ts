import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { isNamespaceOpen } from '../../helpers/namespaces';

export const unknownDependencyEvent: Rule = {
  id: 'ha/unknown-dependency-event',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'dependency' },
  what: 'A Sensor waits for an event that its EventSource does not have.',
  why: 'Argo Events does not compare the two: the Sensor runs, is healthy, and waits indefinitely',
  fix: 'use the name of an event in the EventSource, in the namespace of the Sensor',
  docs: [Docs.EVENT_SOURCE_NAMING],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: orders }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
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
  check: ({ sensors, sources }) => sensors.flatMap(({ object, dependencies }) => dependencies
    .flatMap(({ index, source, eventSourceName, eventName }): Result[] => {
      if (!eventSourceName || !eventName) return [];
      const path = ['spec', 'dependencies', index];
      if (source === undefined) {
        const elsewhere = sources.find(other => other.object.name === eventSourceName);
        const what = `whether there is an event ${eventName}`;
        if (elsewhere === undefined) return [{ object, path: [...path, 'eventSourceName'], what, needs: `the manifest of EventSource "${eventSourceName}"`, manifest: 'EventSource' }];
        return [isNamespaceOpen(object, elsewhere.object)
          ? { object, path: [...path, 'eventSourceName'], what, needs: `metadata.namespace in both EventSource "${eventSourceName}" and this Sensor` }
          : { object, path: [...path, 'eventSourceName'], what: `EventSource "${eventSourceName}" is in the namespace "${elsewhere.object.namespace}", the Sensor in "${object.namespace}"` }];
      }
      const names = source.events.map(({ name }) => name);
      return names.includes(eventName) ? [] : [{
        object, path: [...path, 'eventName'], what: `EventSource "${eventSourceName}" has no event ${eventName}; it has ${names.slice(0, 5).join(', ') || 'none'}`,
      }];
    })),
};
