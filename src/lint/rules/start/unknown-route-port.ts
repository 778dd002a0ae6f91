import { asRecord } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { Way, waysToSources, withoutWay } from '../../helpers/routes/ways';

const service = (ports: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST }, bill: { port: "13000", endpoint: /bill, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: ${ports} }
---
`;
const ONE = service('[{ port: 80, targetPort: 12000 }]');
const TWO = service('[{ name: orders, port: 80, targetPort: 12000 }, { name: bills, port: 81, targetPort: 13000 }]');
const ingress = (port: string) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: hooks }
spec: { rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: hooks, port: ${port} } } }] } }] }
`;
const httpRoute = (port: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: hooks }
spec: { parentRefs: [{ name: web }], rules: [{ backendRefs: [{ name: hooks${port} }] }] }
`;
const virtualService = (port: string, host = 'hooks') => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: hooks }
spec: { hosts: [hooks.example.com], http: [{ route: [{ destination: { host: ${host}${port} } }] }] }
`;
const openShift = (port: string) => `
apiVersion: route.openshift.io/v1
kind: Route
metadata: { name: hooks }
spec: { to: { kind: Service, name: hooks }, port: { targetPort: ${port} } }
`;
const inDefault = (yaml: string) => yaml.replaceAll('name: hooks }\nspec', 'name: hooks, namespace: default }\nspec');

export const unknownRoutePort: Rule = {
  id: 'ha/unknown-route-port',
  category: 'start',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'A route names a port that does not exist in the Service of the EventSource.',
  why: 'a route names a port of the Service, not the port of the webhook. For an unknown port, the route answers every request with an error',
  fix: 'name a port of the Service',
  docs: [
    Docs.SERVICE, 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
    'https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination',
  ],
  examples: {
    bad: [
      ONE + ingress('{ number: 12000 }'), TWO + ingress('{ name: http }'), ONE + httpRoute(', port: 12000'), ONE + httpRoute(''),
      TWO + virtualService(''), ONE + virtualService(', port: { number: 12000 }'), ONE + openShift('80'),
    ],
    good: [
      ONE + ingress('{ number: 80 }'), TWO + ingress('{ name: orders }'), ONE + httpRoute(', port: 80'), ONE + virtualService(''),
      inDefault(TWO + virtualService(', port: { number: 81 }', 'hooks.default.svc.cluster.local')), ONE + openShift('12000'), TWO + openShift('orders'),
    ],
  },
  check: flow => {
    const ways = waysToSources(flow);
    return ways.filter(isLost).map((way): Finding => {
      const { backend: { route, path, port, service: name }, entries, source } = way;
      const affects = withoutWay(ways, [source]);
      return {
        object: route,
        path: port?.path ?? path,
        what: port === undefined ? `the route names no port of the Service ${name}${entries.length > 1 ? `, which has ${entries.length}` : ''}` : `the Service ${name} has no port ${port.value}`,
        fix: `name ${entries.map(entry => portOf(entry, port?.ofPods)).join(' or ')}`,
        affects,
        ...affects.length === 0 && { effect: { does: 'none' } },
      };
    });
  },
};

/** The Gateway API needs a port, others only where the Service has several. */
function isLost({ backend: { route, port }, entry, entries }: Way): boolean {
  if (port === undefined) return route.kind === 'HTTPRoute' || route.kind === 'VirtualService' && entries.length > 1;
  return entry === undefined && !isPlaceholder(String(port.value));
}

function portOf(entry: unknown, ofPods?: true): string {
  const { name, port, targetPort } = asRecord(entry)!;
  return `${String(ofPods ? targetPort ?? port : port)}${name === undefined ? '' : ` (${String(name)})`}`;
}
