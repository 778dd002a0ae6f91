import { Flow, Source } from '../../../flow/flow';
import { describe, FlowObject } from '../../../manifests/manifest-object';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { asRecords, at } from '../../../values/json-values';
import { Finding, Rule, Unknown } from '../../engine/rule';
import { routeBackends } from '../../helpers/routes/backends';
import { RouteBackend } from '../../helpers/routes/route';
import { isOfGateway, routeFaults } from '../../helpers/routes/route-faults';
import { ownService, sourceOfControllerService, sourcesBehind, waysToSources, withoutWay } from '../../helpers/routes/ways';

const SOURCE = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ name: http, port: 80, targetPort: 12000 }] }
---
`;
const SERVICE = 'service: { name: hooks, port: { number: 80 } }';
const ingress = (path: string, rule = '', more = '', apiVersion = 'networking.k8s.io/v1') => `${SOURCE}
apiVersion: ${apiVersion}
kind: Ingress
metadata: { name: hooks${more} }
spec: { ingressClassName: nginx, rules: [{ ${rule}http: { paths: [{ ${path} }] } }] }
`;
const port = (given: string) => ingress(`path: /, pathType: Prefix, backend: { service: { name: hooks${given} } }`);
const httpRoute = (match: string, parents = '[{ name: web }]') => `${SOURCE}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: hooks }
spec: { parentRefs: ${parents}, rules: [{ matches: [{ path: ${match} }], backendRefs: [{ name: hooks, port: 80 }] }] }
`;

const acrossNamespaces = (from: string) => `${SOURCE.replaceAll('name: hooks }\nspec', 'name: hooks, namespace: shop }\nspec')}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: hooks, namespace: web }
spec: { parentRefs: [{ name: web }], rules: [{ backendRefs: [{ name: hooks, namespace: shop, port: 80 }] }] }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: web, namespace: shop }
spec: { from: [${from}], to: [{ group: "", kind: Service }] }
`;

export const routeRefused: Rule = {
  id: 'ha/route-refused',
  category: 'start',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'A route to an EventSource has a value that Kubernetes does not accept, or no Gateway.',
  why: 'the API server refuses the route, so no request reaches the pods through the route',
  fix: 'write a value that Kubernetes accepts',
  problems: ['refused', 'no-gateway'],
  docs: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types', 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#ingress-v122', 'https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec'],
  examples: {
    bad: [
      ingress(`path: /, backend: { ${SERVICE} }`),
      ingress(`path: /, pathType: prefix, backend: { ${SERVICE} }`),
      ingress(`path: order, pathType: Prefix, backend: { ${SERVICE} }`),
      ingress(`pathType: Exact, backend: { ${SERVICE} }`),
      ingress(`path: /order//new, pathType: Prefix, backend: { ${SERVICE} }`),
      ingress('path: /, pathType: Prefix, backend: { serviceName: hooks, servicePort: 80 }'),
      ingress('path: /, backend: { serviceName: hooks, servicePort: 80 }', '', '', 'extensions/v1beta1'),
      ingress(`path: /, pathType: Prefix, backend: { ${SERVICE} }`, 'host: "https://hooks.example.com", '),
      ingress(`path: /, pathType: Prefix, backend: { ${SERVICE} }`, 'host: 192.0.2.1, '),
      ingress(`path: /, pathType: Prefix, backend: { ${SERVICE} }`, '', ', annotations: { kubernetes.io/ingress.class: nginx }'),
      port(''), port(', port: { number: 80, name: http }'), port(', port: { number: "80" }'), port(', port: { name: "80" }'),
      httpRoute('{ type: Prefix, value: / }'), httpRoute('{ value: order }'), httpRoute('{ value: / }', '[]'),
    ],
    good: [
      ingress(`path: /, pathType: Prefix, backend: { ${SERVICE} }`, 'host: "*.example.com", '),
      ingress(`pathType: ImplementationSpecific, backend: { ${SERVICE} }`),
      port(', port: { name: http }'),
      httpRoute('{ type: Exact, value: /order }'), acrossNamespaces('{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: web }'), httpRoute('{ type: RegularExpression, value: "o.*" }'),
    ],
  },
  check: flow => {
    const backends = routeBackends(flow);
    const sourcesOf = (backend: RouteBackend) => {
      const service = ownService(flow, backend);
      const made = sourceOfControllerService(flow, backend);
      return service === undefined ? made === undefined ? [] : [made] : sourcesBehind(flow, service);
    };
    const routes = new Set(backends.filter(backend => sourcesOf(backend).length > 0).map(({ route }) => route));
    const refused = [...routes].map(route => ({ route, faults: routeFaults(route) })).filter(({ faults }) => faults.length > 0);
    const ways = waysToSources(flow).filter(({ backend }) => !refused.some(({ route }) => route === backend.route));
    return [...withoutGrant(flow, backends, sourcesOf), ...refused.flatMap(({ route, faults }): Finding[] => {
      const isItsSource = (source: Source) => backends.some(backend => backend.route === route && sourcesOf(backend).includes(source));
      const affects = withoutWay(ways, flow.sources.filter(isItsSource));
      return faults.map(fault => ({ object: route, ...fault, affects, ...affects.length === 0 && { effect: { does: 'none' as const } } }));
    })];
  },
};

/** Routes of the Gateway API to a Service in another namespace, which has to allow them. */
function withoutGrant(flow: Flow, backends: readonly RouteBackend[], sourcesOf: (backend: RouteBackend) => readonly Source[]): Unknown[] {
  const allows = (grant: FlowObject, { route, service }: RouteBackend) =>
    asRecords(at(grant.manifest, 'spec', 'from')).some(({ kind, namespace }) => kind === route.kind && namespace === route.namespace)
    && asRecords(at(grant.manifest, 'spec', 'to')).some(({ kind, name }) => kind === 'Service' && (name === undefined || name === service));
  return backends.filter(({ route, namespace }) => isOfGateway(route) && route.namespace !== namespace).flatMap(backend => {
    const { route, service, namespace } = backend;
    if (inNamespace(objectsOfKind(flow.objects, 'ReferenceGrant'), namespace).some(grant => allows(grant, backend))) return [];
    return sourcesOf(backend).map(({ object }): Unknown => ({
      object,
      path: ['spec'],
      what: `whether ${describe(route)} may send requests to the Service "${namespace}/${service}", which is in another namespace`,
      needs: `a ReferenceGrant in the namespace "${namespace}" for this ${route.kind}, among the manifests`,
      effect: { does: 'refuses', to: 'object' },
    }));
  });
}
