import { checkText } from '../../support/check-text';

const FLOW = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: shop }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: v1
kind: Service
metadata: { name: hooks, namespace: shop }
spec: { selector: { controller: eventsource-controller, eventsource-name: hooks }, ports: [{ port: 80, targetPort: 12000 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: hooks, namespace: web }
spec: { parentRefs: [{ name: web }], rules: [{ backendRefs: [{ name: hooks, namespace: shop, port: 80 }] }] }
`;
const grant = (from: string, to = 'kind: Service', namespace = 'shop') => `---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: web, namespace: ${namespace} }
spec: { from: [{ group: gateway.networking.k8s.io, ${from} }], to: [{ group: "", ${to} }] }
`;
const unknowns = (text: string) => checkText(text, {}, { rules: ['ha/route-refused'] }).report.unknowns.map(({ what }) => what);
const DOUBT = 'whether HTTPRoute "web/hooks" may send requests to the Service "shop/hooks", which is in another namespace';

test.each([
  ['no grant', ''],
  ['a grant for routes of another namespace', grant('kind: HTTPRoute, namespace: other')],
  ['a grant for other routes', grant('kind: TCPRoute, namespace: web')],
  ['a grant for another Service', grant('kind: HTTPRoute, namespace: web', 'kind: Service, name: other')],
  ['a grant in the namespace of the route', grant('kind: HTTPRoute, namespace: web', 'kind: Service', 'web')],
])('with %s, a route to another namespace is not known to be allowed', (_, given) => {
  expect(unknowns(FLOW + given)).toEqual([DOUBT]);
});

test.each([
  ['every Service', grant('kind: HTTPRoute, namespace: web')],
  ['this Service', grant('kind: HTTPRoute, namespace: web', 'kind: Service, name: hooks')],
])('with a grant for %s, the route is allowed', (_, given) => {
  expect(unknowns(FLOW + given)).toEqual([]);
});
