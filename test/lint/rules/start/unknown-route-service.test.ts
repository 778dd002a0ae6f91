import { checkText } from '../../support/check-text';

const SOURCE = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: git, namespace: ci }
spec: { replicas: 2, webhook: { push: { port: "12000", endpoint: /push, method: POST } } }
`;
const ingress = (service: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: git, namespace: ci }
spec: { rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: ${service}, port: { number: 80 } } } }] } }] }
`;
const unknowns = (text: string) => checkText(text, {}, { rules: ['ha/unknown-route-service'] }).report.unknowns.map(({ what, needs }) => `${what}: ${needs}`);

test('a Service of other manifests may lead to an EventSource that has none here', () => {
  expect(unknowns(SOURCE + ingress('git-webhook'))).toEqual(['whether the Service git-webhook leads to EventSource "ci/git": the manifest of Service git-webhook']);
});

test('the Service of an EventSource of other manifests may be made', () => {
  expect(unknowns(SOURCE + ingress('invoices-eventsource-svc')))
    .toEqual(['whether the controller creates the Service invoices-eventsource-svc: the manifest of EventSource invoices']);
});

test('a route of another namespace is not concerned', () => {
  expect(unknowns(SOURCE + ingress('web').replace('namespace: ci', 'namespace: shop'))).toEqual([]);
});

const SERVICE = `---
apiVersion: v1
kind: Service
metadata: { name: git, namespace: ci }
spec: { selector: { controller: eventsource-controller, eventsource-name: git }, ports: [{ port: 80, targetPort: 12000 }] }
`;

test.each([
  ['a name that is nearly that of the Service', ingress('gif'), 'ci/gif'],
  ['the Service in the namespace of the route', ingress('git').replace('namespace: ci', 'namespace: web'), 'web/git'],
])('%s may be a mistake, where no route leads to the EventSource', (_, route, named) => {
  expect(unknowns(SOURCE + SERVICE + route)).toEqual([
    `whether a route leads to EventSource "ci/git": a route names the Service "${named}", which is not among the manifests, and no route names Service "ci/git": `
    + `the name and namespace of Service "ci/git" in the route, or the manifest of Service "${named}"`,
  ]);
});

test('a route to another Service has no finding, where a route leads to the EventSource', () => {
  expect(unknowns(SOURCE + SERVICE + ingress('git') + ingress('gif'))).toEqual([]);
});
