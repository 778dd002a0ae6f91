import { httpServer } from '../../../argo-events/catalog/event-source-events';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const duplicateWebhookEndpoint: Rule = {
  id: 'ha/duplicate-webhook-endpoint',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'event' },
  what: 'Two events have the same port and endpoint.',
  why: 'Argo Events drops the second event with a log line, and its Sensor waits indefinitely',
  fix: 'give one of the events another endpoint',
  docs: [Docs.source('pkg/eventsources/common/webhook/webhook.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST }, bill: { port: "12000", endpoint: /order, method: POST } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
  },
  check: ({ sources }) => sources.flatMap(({ object, events }) => {
    const owner = new Map<string, string>();
    return events.flatMap(event => {
      const server = httpServer(event);
      if (server === undefined) return [];
      // servers of two types on one port have a rule of their own
      const key = `${event.type.field} ${server.port} ${server.endpoint}`;
      const first = owner.get(key);
      if (first === undefined) owner.set(key, event.name);
      return first === undefined ? [] : [{
        object,
        path: ['spec', event.type.field, event.name, ...event.type.http!, 'endpoint'],
        what: `${first} has port ${server.port} and endpoint ${server.endpoint} already`,
      }];
    });
  }),
};
