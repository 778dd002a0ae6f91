import * as kplus from 'cdk8s-plus-28';
import { ExposeViaIngressOptions, HaEventBus, HaEventSource, HaEventSourceProps } from '../../../src';
import { only, QUEUE, shopChart } from '../../support/synth';

const POST = { method: 'POST' };
const EVENTS = { webhook: { order: { endpoint: '/order', port: '12000', ...POST }, other: { endpoint: '/other', port: '12001', ...POST } } };

function shop(props: Partial<HaEventSourceProps> = EVENTS, chart = shopChart()): HaEventSource {
  return new HaEventSource(chart, 'Shop', { eventBus: new HaEventBus(chart, 'Bus'), metadata: { name: 'shop' }, ...props });
}

function ingressOf(options: ExposeViaIngressOptions, props: Partial<HaEventSourceProps> = EVENTS) {
  const chart = shopChart();
  shop(props, chart).exposeViaIngress(options);
  return only(chart, 'Ingress');
}

const backend = (port: number, name = 'shop-webhook') => ({ service: { name, port: { number: port } } });

test('the endpoints of webhooks lead to the ports of their Service', () => {
  expect(ingressOf({ host: 'hooks.example.com' })).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop', namespace: 'shop' },
    spec: {
      rules: [{
        host: 'hooks.example.com',
        http: { paths: [{ path: '/order', pathType: 'Exact', backend: backend(12000) }, { path: '/other', pathType: 'Exact', backend: backend(12001) }] },
      }],
    },
  });
});

test('for ingress-nginx, it repeats requests on other pods', () => {
  const { metadata, spec } = ingressOf({ className: 'nginx', annotations: { 'nginx.ingress.kubernetes.io/proxy-connect-timeout': '2', 'a': 'b' } });
  expect(spec.ingressClassName).toBe('nginx');
  expect(metadata.annotations).toEqual({
    'nginx.ingress.kubernetes.io/proxy-next-upstream': 'error timeout non_idempotent',
    'nginx.ingress.kubernetes.io/proxy-next-upstream-tries': '3',
    'nginx.ingress.kubernetes.io/proxy-connect-timeout': '2',
    'nginx.ingress.kubernetes.io/proxy-read-timeout': '60',
    'a': 'b',
  });
});

test('an Ingress that is there takes the rules', () => {
  const chart = shopChart();
  const ingress = new kplus.Ingress(chart, 'Own', { metadata: { name: 'own' } });
  expect(shop(EVENTS, chart).exposeViaIngress({ ingress, events: ['order'], pathType: kplus.HttpIngressPathType.PREFIX })).toBe(ingress);
  expect(only(chart, 'Ingress')).toMatchObject({ metadata: { name: 'own' }, spec: { rules: [{ http: { paths: [{ path: '/order', pathType: 'Prefix', backend: backend(12000) }] } }] } });
});

test('the name and the ports of the Service are as given', () => {
  const { spec } = ingressOf({ events: ['order'] }, { ...EVENTS, service: { name: 'api', ports: [{ webhookPort: 12000, port: 80 }] } });
  expect(spec.rules[0].http.paths[0].backend).toEqual(backend(80, 'api'));
});

test.each<[string, ExposeViaIngressOptions, Partial<HaEventSourceProps> | undefined, string]>([
  ['no webhook', {}, QUEUE, 'events: got none, and the EventSource "shop" has none with an HTTP server'],
  ['an unknown event', { events: ['ordr'] }, undefined, 'has no event "ordr"'],
  ['a class for an Ingress that has its own', { ingress: new kplus.Ingress(shopChart(), 'I'), className: 'nginx' }, undefined, 'className: got a value together with an ingress, which has its own'],
  ['what is no Ingress', { ingress: {} as any }, undefined, 'ingress: got an object. Allowed: an Ingress of cdk8s-plus'],
  ['a misspelt option', { clasName: 'nginx' } as any, undefined, 'Did you mean className?'],
])('refuses %s', (_, options, props, message) => expect(() => shop(props).exposeViaIngress(options)).toThrow(message));
