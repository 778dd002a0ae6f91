import { unsafeOptions } from '../../../argo-events/catalog/event-source-events';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const unsafeEventOption: Rule = {
  id: 'ha/unsafe-event-option',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'An option causes an event to lose messages or to stop.',
  why: 'the value deletes the hook, queue or subscription with the pod, or acknowledges messages before they are on the bus',
  fix: 'set the option as the finding says',
  docs: [Docs.EVENT_SOURCE_HA, Docs.source('pkg/eventsources/sources')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, github: { push: { deleteHookOnFinish: true, webhook: { port: "12000", endpoint: /push, method: POST } } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 3, kafka: { order: { url: "kafka:9092", topic: orders } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 3, webhook: { order: { port: "12000", endpoint: /order, method: PUT } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 3, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 3, kafka: { order: { url: "kafka:9092", topic: orders, consumerGroup: { groupName: hooks } } } }
`],
  },
  check: ({ sources }) => sources.flatMap(({ object, events }) => events.flatMap(event => unsafeOptions(event)
    .map(({ path, reason, instead, refusesAll }) => ({
      object,
      path: ['spec', event.type.field, event.name, ...path],
      what: `${path.join('.')} of ${event.type.field} ${event.name} is unsafe`,
      why: reason,
      fix: instead,
      ...!refusesAll && { effect: { does: 'in-failure' } as const },
    })))),
};
