import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const duplicateEventName: Rule = {
  id: 'ha/duplicate-event-name',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'Two events of an EventSource have the same name.',
  why: 'the controller refuses the EventSource ("more than one ... found in the spec"), also for events of different types, and creates no pods',
  fix: 'rename one of them, and the dependencies of the Sensors',
  docs: [Docs.source('pkg/reconciler/eventsource/validate.go'), Docs.EVENT_SOURCE_NAMING],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } }, github: { order: { webhook: { port: "12001", endpoint: /hub, method: POST } } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
  },
  check: ({ sources }) => sources.flatMap(({ object, events }) => events
    .filter(({ name }, i) => events.findIndex(other => other.name === name) < i)
    .map(({ type, name }) => ({ object, path: ['spec', type.field, name], what: `${events.find(other => other.name === name)!.type.field} has an event ${name} too` }))),
};
