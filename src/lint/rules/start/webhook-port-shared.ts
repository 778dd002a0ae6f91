import { httpServer } from '../../../argo-events/catalog/event-source-events';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const webhookPortShared: Rule = {
  id: 'ha/webhook-port-shared',
  category: 'start',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'Events of two types share a port in one EventSource.',
  why: 'each type starts its own HTTP server: the second server fails with a log line, and its endpoints never answer',
  fix: 'give every type its own port',
  docs: [Docs.source('pkg/eventsources/common/webhook/webhook.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } }, github: { push: { webhook: { port: "12000", endpoint: /push, method: POST } } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } }, github: { push: { repositories: [{ owner: shop, names: [orders] }], webhook: { port: "12001", endpoint: /push, method: POST } } } }
`],
  },
  check: ({ sources }) => sources.flatMap(({ object, events }) => {
    const owner = new Map<string, string>();
    return events.flatMap(event => {
      const port = httpServer(event)?.port;
      const first = port === undefined ? undefined : owner.get(port);
      if (port !== undefined && first === undefined) owner.set(port, event.type.field);
      return first === undefined || first === event.type.field ? [] : [{
        object, path: ['spec', event.type.field, event.name, ...event.type.http!, 'port'], what: `port ${port} belongs to ${first} already`,
      }];
    });
  }),
};
