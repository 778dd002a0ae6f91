import { grouped } from '../../../values/grouped';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { serviceFaults } from '../../helpers/service-faults';
import { callerServices, eventsWithout } from '../../helpers/services';

const service = (spec: string, name = 'hooks') => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 12000 }], ${spec} }
`;

export const serviceRefused: Rule = {
  id: 'ha/service-refused',
  category: 'start',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'A field of a Service for an EventSource has a value that Kubernetes does not accept.',
  why: 'the API server refuses the Service, so no request reaches the pods through the Service',
  fix: 'write a value that Kubernetes accepts',
  docs: [Docs.SERVICE, Docs.INTERNAL_TRAFFIC_POLICY],
  examples: {
    bad: [
      service('internalTrafficPolicy: local'),
      service('type: LoadBalancer, externalTrafficPolicy: OnlyLocal'),
      service('externalTrafficPolicy: Local'),
      service('type: Loadbalancer'),
      service('sessionAffinity: Cookie'),
      service('trafficDistribution: PreferZone'),
      service('type: NodePort, clusterIP: None'),
      service('type: ClusterIP', 'Hooks_service'),
    ],
    good: [
      service('internalTrafficPolicy: Cluster'),
      service('type: LoadBalancer, externalTrafficPolicy: Local'),
      service('type: ClusterIP, externalIPs: [192.0.2.1], externalTrafficPolicy: Cluster'),
      service('trafficDistribution: PreferClose, sessionAffinity: None'),
    ],
  },
  check: ({ sources }) => {
    const pairs = sources.flatMap(source => callerServices(source).map(object => ({ object, source })));
    return [...grouped(pairs, ({ object }) => object)].flatMap(([object, leading]) => {
      const faults = serviceFaults(object.manifest);
      if (faults.length === 0) return [];
      const affects = leading.flatMap(({ source }) => eventsWithout(source, object));
      return faults.map(fault => ({ object, ...fault, affects, ...affects.length === 0 && { effect: { does: 'none' as const } } }));
    });
  },
};
