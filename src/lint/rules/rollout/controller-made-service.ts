import { eventSourceService } from '../../../argo-events/catalog/names';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { hasControllerService } from '../../helpers/services';

export const controllerMadeService: Rule = {
  id: 'ha/controller-made-service',
  category: 'rollout',
  severity: 'warning',
  common: true,
  effect: { does: 'on-change' },
  what: 'The controller creates the Service of the webhooks.',
  why: 'the controller recreates the Service, with another address, whenever spec.service or a label of the EventSource changes. Argo Events documents this Service for tests only',
  fix: 'remove spec.service and create a separate Service with the same selector',
  docs: [Docs.EVENT_SOURCE_SERVICES, Docs.issue(784)],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, service: { ports: [{ port: 12000 }] }, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 80, targetPort: 12000 }] }
`],
  },
  check: ({ sources }) => sources.filter(hasControllerService).map(({ object }) => ({
    object,
    path: ['spec', 'service'],
    what: `a change of spec.service or of a label deletes and recreates the Service ${eventSourceService(object.name)}`,
  })),
};
