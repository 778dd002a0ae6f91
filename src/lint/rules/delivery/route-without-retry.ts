import { describe } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { Gateway, retriesOf } from '../../helpers/routes/retries';
import { waysToSources } from '../../helpers/routes/ways';

const SOURCE = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 12000 }] }
---
`;
const httpRoute = (more = '', rule = '') => `${SOURCE}apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: hooks }
spec: { ${more === '' ? 'parentRefs: [{ name: web }], ' : more}rules: [{ ${rule}backendRefs: [{ name: hooks, port: 12000 }] }] }
`;
const policy = (target: string, retry = '{ numRetries: 3, retryOn: { triggers: [connect-failure, refused-stream, reset-before-request] } }') => `---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: BackendTrafficPolicy
metadata: { name: hooks }
spec: { targetRefs: [{ group: gateway.networking.k8s.io, ${target} }], retry: ${retry} }
`;
const ingress = (annotations = '') => `${SOURCE}apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: hooks${annotations && `, annotations: { ${annotations} }`} }
spec: { rules: [{ http: { paths: [{ path: /order, pathType: Prefix, backend: { service: { name: hooks, port: { number: 12000 } } } }] } }] }
`;
const ingressRoute = (middlewares = '') => `${SOURCE}apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: hooks }
spec: { routes: [{ match: "Path(\`/order\`)", ${middlewares}services: [{ name: hooks, port: 12000 }] }] }
`;
const middleware = (spec: string) => `---
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: again }
spec: ${spec}
`;
const virtualService = (retries = '') => `${SOURCE}apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: hooks }
spec: { hosts: [hooks.example.com], http: [{ ${retries}route: [{ destination: { host: hooks } }] }] }
`;
const httpProxy = (retryPolicy = '') => `${SOURCE}apiVersion: projectcontour.io/v1
kind: HTTPProxy
metadata: { name: hooks }
spec: { routes: [{ ${retryPolicy}services: [{ name: hooks, port: 12000 }] }] }
`;

const FIXES: Readonly<Record<Gateway, string>> = {
  'gateway-api': 'set rules[].retry where the gateway has it; with Envoy Gateway, add a BackendTrafficPolicy with retry and a health check; HaWebhookRoute emits both',
  'ingress-nginx': 'set nginx.ingress.kubernetes.io/proxy-next-upstream: "error timeout non_idempotent" and proxy-connect-timeout: "1"; a POST is retried only with non_idempotent',
  'traefik': 'add a Middleware with retry: { attempts: 3 }, and set forwardingTimeouts.dialTimeout of the ServersTransport to 1s',
  'istio': 'remove retries.attempts: 0, or set attempts: 3 with retryOn: connect-failure,refused-stream',
  'contour': 'set retryPolicy: { count: 3, retryOn: [connect-failure, refused-stream] }',
  'ingress': 'configure the ingress controller to retry a request on another pod when the connection fails; docs/callers.md lists the settings of each controller',
};

export const routeWithoutRetry: Rule = {
  id: 'ha/route-without-retry',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'A route does not retry a request on another pod when a webhook pod does not accept it.',
  why: 'the pods of a lost node stay in the Service for about 50 s, until the node is marked NotReady. Requests that the route sends to these pods fail, although other pods are ready',
  fix: 'configure the gateway to retry the request on another pod when the connection fails',
  docs: ['https://gateway-api.sigs.k8s.io/geps/gep-1731/', 'https://gateway.envoyproxy.io/docs/tasks/traffic/retry/', Docs.SERVICE],
  examples: {
    bad: [
      httpRoute(), httpRoute('', 'retry: { attempts: 0 }, '), `${httpRoute()}${policy('kind: HTTPRoute, name: other')}`, `${httpRoute()}${policy('kind: HTTPRoute, name: hooks', '{ numRetries: 0 }')}`,
      ingress(), ingress('nginx.ingress.kubernetes.io/proxy-next-upstream: "error timeout"'),
      ingressRoute(), `${ingressRoute('middlewares: [{ name: again }], ')}${middleware('{ stripPrefix: { prefixes: [/a] } }')}`,
      virtualService('retries: { attempts: 0 }, '), httpProxy(),
    ],
    good: [
      httpRoute('', 'retry: { attempts: 3 }, '), `${httpRoute()}${policy('kind: HTTPRoute, name: hooks')}`,
      `${httpRoute('parentRefs: [{ name: public }], ')}${policy('kind: Gateway, name: public')}`,
      `${httpRoute('', 'filters: [{ type: ExtensionRef, extensionRef: { group: traefik.io, kind: Middleware, name: again } }], ')}${middleware('{ retry: { attempts: 3 } }')}`,
      ingress('nginx.ingress.kubernetes.io/proxy-next-upstream: "error timeout non_idempotent"'),
      `${ingress('traefik.ingress.kubernetes.io/router.middlewares: default-again@kubernetescrd')}${middleware('{ retry: { attempts: 3 } }')}`,
      `${ingressRoute('middlewares: [{ name: again }], ')}${middleware('{ retry: { attempts: 3 } }')}`,
      virtualService(), httpProxy('retryPolicy: { count: 3, retryOn: [connect-failure] }, '),
      // a single pod has no other one
      httpRoute().replace('replicas: 2', 'replicas: 1'),
    ],
  },
  check: flow => waysToSources(flow).flatMap(({ backend, source }): Result[] => {
    const retries = source.replicas < 2 ? undefined : retriesOf(flow, backend);
    if (retries === undefined || retries.answer === 'yes') return [];
    const { route, path } = backend;
    const what = `a request to ${describe(source.object)} is not retried on another of its ${source.replicas} pods`;
    return [retries.answer === 'unknown'
      ? { object: route, path, what: `whether ${what}`, needs: `the ${retries.missing}` }
      : { object: route, path, what, fix: FIXES[retries.gateway] }];
  }),
};
