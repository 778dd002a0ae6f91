import { checkText } from '../../support/check-text';

const SOURCE = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: shop }
spec: { replicas: 3, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks, namespace: shop }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 12000 }] }
---
`;
const judge = (route: string) => checkText(`${SOURCE}${route}`, {}, { rules: ['ha/route-without-retry'] }).report;

test.each([
  ['an IngressRoute', 'apiVersion: traefik.io/v1alpha1\nkind: IngressRoute\nmetadata: { name: hooks, namespace: shop }\n'
    + 'spec: { routes: [{ match: "Path(`/order`)", middlewares: [{ name: again, namespace: web }], services: [{ name: hooks, port: 12000 }] }] }'],
  ['an Ingress', 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: hooks, namespace: shop, annotations: { traefik.ingress.kubernetes.io/router.middlewares: web-again@kubernetescrd } }\n'
    + 'spec: { rules: [{ http: { paths: [{ path: /order, pathType: Prefix, backend: { service: { name: hooks, port: { number: 12000 } } } }] } }] }'],
])('whether %s repeats is unknown while its Middleware is not among the manifests', (_, route) => {
  const { findings, unknowns } = judge(route);
  expect(findings).toEqual([]);
  expect(unknowns.map(({ what, needs }) => `${what}: ${needs}`)).toEqual(['whether a request to EventSource "shop/hooks" is not retried on another of its 3 pods: the Middleware web-again']);
});

test.each([
  ['HTTPRoute', 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: hooks, namespace: shop }\nspec: { rules: [{ backendRefs: [{ name: hooks, port: 12000 }] }] }', /^set rules\[\]\.retry where the gateway has it/],
  ['Ingress of ingress-nginx', 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: hooks, namespace: shop }\nspec: { ingressClassName: nginx, defaultBackend: { service: { name: hooks, port: { number: 12000 } } } }', /non_idempotent/],
  ['Ingress of another controller', 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: hooks, namespace: shop }\nspec: { defaultBackend: { service: { name: hooks, port: { number: 12000 } } } }', /docs\/callers\.md/],
])('%s: the remedy is the one of its gateway', (_, route, fix) => {
  const { findings } = judge(route);
  expect(findings.map(({ what }) => what)).toEqual(['a request to EventSource "shop/hooks" is not retried on another of its 3 pods']);
  expect(findings[0].fix).toMatch(fix);
});
