import { httpServer } from '../../../argo-events/catalog/event-source-events';
import { Source } from '../../../flow/flow';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { manualServices, neededFor } from '../../helpers/manual-services';
import { callerServices, hasControllerService } from '../../helpers/services';

export const noService: Rule = {
  id: 'ha/no-service',
  category: 'start',
  severity: 'warning',
  effect: { does: 'elsewhere' },
  what: 'No Service among the manifests leads to the webhooks of an EventSource.',
  why: 'the controller creates a Service only for spec.service.ports, and that Service is for tests. Here and in reports, callers are assumed to reach the pods in another way, or by objects that are not among the manifests. Without such objects, no request arrives',
  fix: 'write a Service that selects controller: eventsource-controller and eventsource-name, with the port of the webhook as targetPort',
  docs: [Docs.EVENT_SOURCE_SERVICES],
  absent: ['Service'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
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
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, service: { ports: [{ port: 12000 }] }, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
  },
  check: flow => flow.sources.filter(hasNoWayIn).flatMap((source): Result[] => {
    const served = source.events.filter(event => httpServer(event) !== undefined);
    if (served.length === 0) return [];
    const { object } = source;
    const path = ['spec', served[0].type.field];
    const manual = manualServices(flow, source);
    return manual.length > 0 ? manual.map(service => ({
      object,
      path,
      what: `whether the Service ${service.name}, which has no selector, leads to the pods`,
      ...neededFor(service, flow),
    })) : [{
      object,
      path,
      what: `${source.guardServices.length === 0 ? 'no Service' : 'no Service but those that a node guard uses'} selects the pods, which listen on `
        + [...new Set(served.map(event => httpServer(event)!.port))].join(', '),
    }];
  }),
};

/** Services to which a node guard connects are not for callers. */
function hasNoWayIn(source: Source): boolean {
  return callerServices(source).length === 0 && !hasControllerService(source);
}
