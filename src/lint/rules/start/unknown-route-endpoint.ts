import { httpServer, SourceEvent } from '../../../argo-events/catalog/event-source-events';
import { describe } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';
import { UrlMatch } from '../../helpers/routes/route';
import { askedMethod, deadUrls, eventsOnPort, Way, waysToSources, withoutWay } from '../../helpers/routes/ways';

const SOURCE = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /shop/order, method: POST }, bill: { port: "12000", endpoint: "/shop/{id}/bill", method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 80, targetPort: 12000 }] }
---
`;
const ingress = (path: string, pathType: string, annotations = '') => `${SOURCE}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: hooks${annotations} }
spec: { rules: [{ http: { paths: [{ path: ${path}, pathType: ${pathType}, backend: { service: { name: hooks, port: { number: 80 } } } }] } }] }
`;
const httpRoute = (rule: string) => `${SOURCE}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: hooks }
spec: { parentRefs: [{ name: web }], rules: [{ ${rule}, backendRefs: [{ name: hooks, port: 80 }] }] }
`;
const virtualService = (rule: string) => `${SOURCE}
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: hooks }
spec: { hosts: [hooks.example.com], http: [{ ${rule}, route: [{ destination: { host: hooks } }] }] }
`;
const traefik = (match: string, more = '') => `${SOURCE}
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: hooks }
spec: { routes: [{ match: "${match}"${more}, services: [{ name: hooks, port: 80 }] }] }
`;

export const unknownRouteEndpoint: Rule = {
  id: 'ha/unknown-route-endpoint',
  category: 'start',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'A route forwards a path for which no webhook has an endpoint.',
  why: 'a webhook answers only its own endpoint, and every other path with 404',
  fix: 'use the endpoint of the webhook as the path, or rewrite the path in the route',
  docs: [Docs.EVENT_SOURCE_SERVICES, Docs.source('pkg/eventsources/common/webhook/webhook.go')],
  examples: {
    bad: [
      ingress('/order', 'Prefix'), ingress('/shop', 'Exact'), httpRoute('matches: [{ path: { type: Exact, value: /shop/orders } }]'),
      httpRoute('matches: [{ path: { value: /hooks } }]'), httpRoute('matches: [{ method: GET }]'), virtualService('match: [{ uri: { prefix: /hooks/ } }]'), traefik('Host(`a.example.com`) && Path(`/order`)'),
    ],
    good: [
      ingress('/', 'Prefix'), ingress('/shop', 'Prefix'), ingress('/shop/7/bill', 'Exact'), ingress('/health', 'Exact'), ingress('/order', 'ImplementationSpecific'),
      ingress('/order', 'Prefix', ', annotations: { nginx.ingress.kubernetes.io/rewrite-target: /shop/order }'),
      httpRoute('matches: [{ method: GET }, { method: POST }]').replace('endpoint: /shop/order, method: POST', 'endpoint: /shop/order, method: GET'),
      httpRoute('matches: [{ method: GET, path: { type: Exact, value: /health } }, { path: { value: /shop } }]'),
      httpRoute('matches: [{ path: { type: RegularExpression, value: "/o.*" } }]'),
      httpRoute('matches: [{ path: { value: /hooks } }], filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /shop } } }]'),
      virtualService('match: [{ uri: { prefix: /sh } }]'), virtualService('match: [{ uri: { prefix: /hooks } }], rewrite: { uri: /shop/order }'),
      traefik('Host(`a.example.com`)'), traefik('PathPrefix(`/hooks`)', ', middlewares: [{ name: strip }]'),
    ],
  },
  check: flow => {
    const ways = waysToSources(flow);
    return ways.flatMap((way): Finding[] => {
      const dead = deadUrls(way);
      const affects = dead.length === 0 ? [] : withoutWay(ways, [way.source]);
      return dead.length === 0 ? [] : [{
        object: way.backend.route,
        path: way.backend.path,
        what: `${describe(way.source.object)} has no endpoint ${dead.map(urlText).join(' and none ')}, but ${endpoints(way, dead.some(({ method }) => method !== undefined))}`,
        affects,
        // all events have a way, and only some requests none
        ...affects.length === 0 && { severity: 'warning', effect: { does: 'none' } },
      }];
    });
  },
};

function urlText({ kind, value, method }: UrlMatch): string {
  return `${method === undefined ? '' : `for ${method} `}${kind === 'exact' ? value : `below ${value}`}`;
}

function endpoints(way: Way, withMethods: boolean): string {
  const text = (event: SourceEvent) => `${withMethods && askedMethod(event) !== undefined ? `for ${askedMethod(event)} ` : ''}${httpServer(event)!.endpoint}`;
  return [...new Set(eventsOnPort(way).map(text))].join(', ');
}
