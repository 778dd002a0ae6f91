import { routeBackends } from '../../../../src/lint/helpers/routes/backends';
import { flowOf } from '../../support/flow-of';

const backends = (apiVersion: string, kind: string, spec: object) => routeBackends(flowOf(JSON.stringify({ apiVersion, kind, metadata: { name: 'r', namespace: 'ci' }, spec })))
  .map(({ service, namespace, port, urls }) => [`${namespace}/${service}:${port === undefined ? '' : port.value}`, ...(urls ?? []).map(({ kind: match, value }) => `${match} ${value}`)].join(' '));

test.each([
  ['networking.k8s.io/v1', 'Ingress', { defaultBackend: { service: { name: 'a', port: { name: 'http' } } } }, ['ci/a:http prefix /']],
  ['networking.k8s.io/v1beta1', 'Ingress', { rules: [{ http: { paths: [{ backend: { serviceName: 'a', servicePort: 80 } }] } }] }, ['ci/a:80']],
  ['networking.k8s.io/v1', 'Ingress', { rules: [{ http: { paths: [{ backend: { service: { name: 'a', port: { name: 'use-annotation' } } } }] } }] }, []],
  ['networking.k8s.io/v1', 'Ingress', { rules: [{ http: { paths: [{ backend: { resource: { kind: 'Bucket', name: 'a' } } }] } }] }, []],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', { rules: [{ matches: [{ path: { type: 'Exact', value: '/a' } }, {}], backendRefs: [{ name: 'a', port: 80 }, { name: 'b', namespace: 'shop', port: 81 }] }] }, ['ci/a:80 exact /a prefix /', 'shop/b:81 exact /a prefix /']],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', { rules: [{ backendRefs: [{ name: 'a', kind: 'ServiceImport', group: 'multicluster.x-k8s.io', port: 80 }, { name: 'b', port: 80, weight: 0 }] }] }, []],
  ['gateway.networking.k8s.io/v1alpha2', 'TCPRoute', { rules: [{ backendRefs: [{ name: 'a', port: 80 }] }] }, ['ci/a:80']],
  ['networking.istio.io/v1beta1', 'VirtualService', { http: [{ match: [{ uri: { exact: '/a' } }, { headers: {} }], route: [{ destination: { host: 'a.shop', port: { number: 80 } } }] }] }, ['shop/a:80 exact /a prefix /']],
  ['networking.istio.io/v1', 'VirtualService', { tcp: [{ route: [{ destination: { host: 'a' } }] }] }, ['ci/a:']],
  ['traefik.containo.us/v1alpha1', 'IngressRoute', { routes: [{ match: 'Path(`/a`) || Path(`/b`)', services: [{ name: 'a', port: 80 }, { name: 'w', kind: 'TraefikService' }] }] }, ['ci/a:80']],
  ['traefik.io/v1alpha1', 'IngressRouteTCP', { routes: [{ services: [{ name: 'a', namespace: 'shop', port: 'http' }] }] }, ['shop/a:http text-prefix /']],
  ['route.openshift.io/v1', 'Route', { path: '/a', to: { kind: 'Service', name: 'a' }, alternateBackends: [{ kind: 'Service', name: 'b' }], port: { targetPort: 'http' } }, ['ci/a:http prefix /a', 'ci/b:http prefix /a']],
  ['projectcontour.io/v1', 'HTTPProxy', { routes: [{ services: [{ name: 'a', port: 80 }] }], tcpproxy: { services: [{ name: 'b', port: 81 }] } }, ['ci/a:80', 'ci/b:81']],
  ['apisix.apache.org/v2', 'ApisixRoute', { http: [{ backends: [{ serviceName: 'a', servicePort: 80 }] }] }, ['ci/a:80']],
  ['k8s.nginx.org/v1', 'VirtualServer', { upstreams: [{ name: 'u', service: 'a', port: 80 }] }, ['ci/a:80']],
  ['zalando.org/v1', 'RouteGroup', { backends: [{ name: 'b', type: 'service', serviceName: 'a', servicePort: 80 }, { name: 'c', type: 'shunt' }] }, ['ci/a:80']],
  ['elbv2.k8s.aws/v1beta1', 'TargetGroupBinding', { serviceRef: { name: 'a', port: 80 } }, ['ci/a:80']],
  ['getambassador.io/v3alpha1', 'Mapping', { prefix: '/a', service: 'https://a.shop:443' }, ['shop/a:443']],
  ['serving.knative.dev/v1', 'Route', { to: { kind: 'Service', name: 'a' } }, []],
])('the Services of %s %s %#', (apiVersion, kind, spec, expected) => {
  expect(backends(apiVersion, kind, spec)).toEqual(expected);
});
