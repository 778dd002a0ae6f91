import { analyse } from '../../../../src/analysis/analyse';
import { assumptionText } from '../../../../src/words/notes';
import { checkText } from '../../support/check-text';
import { flowOf } from '../../support/flow-of';

const SOURCE = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: git, namespace: ci }
spec: { replicas: 2, webhook: { push: { port: "12000", endpoint: /push, method: POST } } }
`;
const SERVICE = (name: string, spec = '{ ports: [{ port: 80 }] }') => `---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ci }
spec: ${spec}
`;
const SLICE = `---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: git-1, namespace: ci, labels: { kubernetes.io/service-name: git } }
addressType: IPv4
endpoints: [{ addresses: [10.0.0.7] }]
`;
const ENDPOINTS = `---
apiVersion: v1
kind: Endpoints
metadata: { name: git, namespace: ci }
subsets: [{ addresses: [{ ip: 10.0.0.7 }] }]
`;
const INGRESS = (service: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: git, namespace: ci }
spec: { rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: ${service}, port: { number: 80 } } } }] } }] }
`;
const LEADS = '{ selector: { controller: eventsource-controller, eventsource-name: git }, ports: [{ port: 80, targetPort: 12000 }] }';

const said = (text: string) => {
  const { findings, unknowns } = checkText(text, {}, { rules: ['ha/no-service'] }).report;
  return [...findings.map(({ what }) => what), ...unknowns.map(({ what, needs }) => `${what}: ${needs}`)];
};
const assumed = (text: string) => analyse(flowOf(text)).assumptions.filter(({ code }) => code === 'callers-elsewhere');

const NONE = ['no Service selects the pods, which listen on 12000'];
const open = (service: string, needs: string) => [`whether the Service ${service}, which has no selector, leads to the pods: ${needs}`];

describe.each([
  ['no Service', '', NONE],
  ['a Service of another name without a selector', SERVICE('shop'), NONE],
  ['the Service of another namespace', SERVICE('git').replace('namespace: ci', 'namespace: shop'), NONE],
  ['a Service of its name without a selector', SERVICE('git'), open('git', 'a selector of the pods in the Service git, or its EndpointSlice')],
  ['a Service with an empty selector', SERVICE('git', '{ selector: {}, ports: [{ port: 80 }] }'), open('git', 'a selector of the pods in the Service git, or its EndpointSlice')],
  ['the name of the Service of the controller', SERVICE('git-eventsource-svc'),
    open('git-eventsource-svc', 'a selector of the pods in the Service git-eventsource-svc, or its EndpointSlice')],
  ['a Service that a route names', SERVICE('web') + INGRESS('web'), open('web', 'a selector of the pods in the Service web, or its EndpointSlice')],
  ['an EndpointSlice by hand', SERVICE('git') + SLICE, open('git', 'a selector of the pods in the Service git: the addresses in EndpointSlice "ci/git-1" do not tell whose they are')],
  ['Endpoints by hand', SERVICE('git') + ENDPOINTS, open('git', 'a selector of the pods in the Service git: the addresses in Endpoints "ci/git" do not tell whose they are')],
  ['the name of a host', SERVICE('git', '{ type: ExternalName, externalName: hooks.example.com }'),
    open('git', 'the route from the host "hooks.example.com" to the pods, or a Service with a selector of the pods')],
])('an EventSource with %s', (_, services, expected) => {
  test('is reported, or unknown', () => {
    expect(said(SOURCE + services)).toEqual(expected);
  });

  test('is assumed to be reached from elsewhere in a report', () => {
    expect(assumed(SOURCE + services)).toEqual([{ code: 'callers-elsewhere', objects: ['EventSource "ci/git"'] }]);
  });
});

test.each([
  ['a Service that selects the pods', SOURCE + SERVICE('git', LEADS)],
  ['a Service that selects the pods, beside one without a selector', SOURCE + SERVICE('git') + SERVICE('hooks', LEADS)],
  ['the Service of the controller', SOURCE.replace('replicas: 2', 'replicas: 2, service: { ports: [{ port: 12000 }] }')],
  ['no event that takes requests', SOURCE.replace(/webhook: .*/, 'calendar: { tick: { interval: 10s } } }')],
])('an EventSource with %s is not reported, and nothing is assumed', (_, text) => {
  expect(said(text)).toEqual([]);
  expect(assumed(text)).toEqual([]);
});

test('the report states the assumption in words', () => {
  expect(assumed(SOURCE).map(assumptionText)).toEqual([
    'callers are taken to reach the webhooks of EventSource "ci/git" in another way, or by objects that are not among the manifests: '
    + 'no Service here is known to lead to the pods; add the Service to the manifests to be sure',
  ]);
});
