import { asRecord } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';

export const nodeLocalService: Rule = {
  id: 'ha/node-local-service',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'sometimes' },
  what: 'A Service leads only to webhook pods on the node of the caller.',
  why: 'with internalTrafficPolicy Local, requests from a node without such a pod are dropped, also while its pod is unavailable, although pods on other nodes are ready',
  fix: 'remove internalTrafficPolicy; to prefer pods in the same zone, set trafficDistribution: PreferClose',
  docs: ['https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/', Docs.SERVICE],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { internalTrafficPolicy: Local, selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 12000 }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { type: NodePort, externalTrafficPolicy: Local, selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 12000 }] }
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
spec: { type: LoadBalancer, externalTrafficPolicy: Local, selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 12000 }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { trafficDistribution: PreferClose, selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 12000 }] }
`],
  },
  check: ({ sources }) => [...new Set(sources.flatMap(({ services }) => services))].flatMap((object): Finding[] => {
    const { type, internalTrafficPolicy, externalTrafficPolicy } = asRecord(object.manifest.spec) ?? {};
    return [
      ...internalTrafficPolicy !== 'Local' ? []
        : [{ object, path: ['spec', 'internalTrafficPolicy'], what: 'requests from nodes without a pod of the EventSource are dropped' }],
      // a load balancer asks the health check of each node first
      ...externalTrafficPolicy !== 'Local' || type !== 'NodePort' ? [] : [{
        object,
        path: ['spec', 'externalTrafficPolicy'],
        severity: 'warning' as const,
        what: 'a node without a pod of the EventSource drops the requests that it receives',
        why: 'with type NodePort, senders cannot know which nodes have a pod; with type LoadBalancer, the health check of each node tells the load balancer',
        fix: 'remove externalTrafficPolicy, or use type: LoadBalancer',
      }],
    ];
  }),
};
