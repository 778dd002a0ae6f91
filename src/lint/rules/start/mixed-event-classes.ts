import { EventSourceClass } from '../../../argo-events/catalog/event-types';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const mixedEventClasses: Rule = {
  id: 'ha/mixed-event-classes',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The EventSource mixes events that all pods serve with events that one elected pod serves.',
  why: 'the controller refuses it ("event sources with rolling update and recreate update strategy can not be put together"), and makes no pods',
  fix: 'split the EventSource in two',
  docs: [Docs.EVENT_SOURCE_HA, Docs.source('pkg/reconciler/eventsource/validate.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 3, webhook: { order: { port: "12000", endpoint: /order, method: POST } }, calendar: { tick: { interval: 10s } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
  },
  check: ({ sources }) => sources.flatMap(({ object, events }) => {
    const fields = (wanted: EventSourceClass) => [...new Set(events.filter(({ type }) => type.class === wanted).map(({ type }) => type.field))];
    const shared = fields(EventSourceClass.ACTIVE_ACTIVE);
    const elected = fields(EventSourceClass.ACTIVE_PASSIVE);
    return shared.length === 0 || elected.length === 0 ? [] : [{
      object, path: ['spec', elected[0]], what: `${shared.join(', ')} are served by all pods, ${elected.join(', ')} by an elected one`,
    }];
  }),
};
