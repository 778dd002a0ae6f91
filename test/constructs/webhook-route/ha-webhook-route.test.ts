import { App, Chart, Duration } from 'cdk8s';
import { BusRuntime, HaEventBus, HaEventBusProps, HaEventSource, HaEventSourceProps, HaNodeGuard, HaWebhookRoute, HaWebhookRouteProps, WebhookRetry } from '../../../src';
import { QUEUE, shopChart, WEBHOOK } from '../../support/synth';

const POST = { method: 'POST' };
const EVENTS = {
  webhook: {
    order: { endpoint: '/order', port: '12000', ...POST },
    bill: { endpoint: '/order/{id}/bill', port: '12000', ...POST },
    other: { endpoint: '/other', port: '12001', ...POST },
  },
};
const secret = { name: 'tls', key: 'k' };
const TLS = { webhook: { order: { endpoint: '/order', port: '12000', ...POST, serverCertSecret: secret, serverKeySecret: secret } } };

function route(
  props: Partial<HaWebhookRouteProps> = {}, source: Partial<HaEventSourceProps> = EVENTS, bus: HaEventBusProps = {}, chart = shopChart(),
): HaWebhookRoute {
  const eventSource = new HaEventSource(chart, 'Shop', { eventBus: new HaEventBus(chart, 'Bus', bus), metadata: { name: 'shop' }, ...source });
  return new HaWebhookRoute(chart, 'Route', { eventSource, gateways: [{ name: 'public', namespace: 'gateways' }], retry: WebhookRetry.envoyGateway(), ...props });
}

const spec = (made: HaWebhookRoute) => made.httpRoute.toJson().spec;

test('the endpoints of webhooks lead to the ports of their Service', () => {
  expect(route().httpRoute.toJson()).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'shop', namespace: 'shop', annotations: { 'argocd.argoproj.io/sync-wave': '0' } },
    spec: {
      parentRefs: [{ name: 'public', namespace: 'gateways' }],
      rules: [
        {
          // a variable is matched by what stands before it
          matches: [{ path: { type: 'Exact', value: '/order' } }, { path: { type: 'PathPrefix', value: '/order' } }],
          backendRefs: [{ name: 'shop-webhook', port: 12000 }],
          timeouts: { request: '60s' },
        },
        { matches: [{ path: { type: 'Exact', value: '/other' } }], backendRefs: [{ name: 'shop-webhook', port: 12001 }], timeouts: { request: '60s' } },
      ],
    },
  });
});

test('Envoy Gateway repeats what did not reach a pod, and asks each guard whether it is there', () => {
  expect(route().backendTrafficPolicy!.toJson()).toEqual({
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'BackendTrafficPolicy',
    metadata: { name: 'shop', namespace: 'shop', annotations: { 'argocd.argoproj.io/sync-wave': '0' } },
    spec: {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'shop' }],
      timeout: { tcp: { connectTimeout: '500ms' } },
      retry: { numRetries: 3, retryOn: { triggers: ['connect-failure', 'refused-stream', 'reset-before-request'] }, perRetry: { backOff: { baseInterval: '50ms' } } },
      healthCheck: {
        panicThreshold: 0,
        active: {
          type: 'HTTP', interval: '1s', timeout: '500ms', unhealthyThreshold: 2, healthyThreshold: 1, http: { path: '/alive' }, overrides: { port: 14222 },
        },
        passive: {
          splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 1, interval: '1s', baseEjectionTime: '30s', maxEjectionPercent: 50, alwaysEjectOneEndpoint: true,
        },
      },
    },
  });
});

test.each<[string, Partial<HaEventSourceProps>, HaEventBusProps, object]>([
  ['the webhook itself without a guard', { ...EVENTS, webhookGuard: false }, {}, { http: { path: '/health' } }],
  ['the guard in the pod', EVENTS, { runtime: BusRuntime.NATIVE }, { http: { path: '/alive' }, overrides: { port: 14222 } }],
  ['the guard of the node', EVENTS, {}, { http: { path: '/alive' }, overrides: { port: 14222 } }],
])('the gateway asks %s', (_, source, bus, check) => {
  const { http, overrides } = route({}, source, bus).backendTrafficPolicy!.toJson().spec.healthCheck.active;
  expect({ http, ...overrides && { overrides } }).toEqual(check);
});

test('other gateways repeat by the field of the HTTPRoute', () => {
  const made = route({ retry: WebhookRetry.httpRoute({ attempts: 5, backoff: Duration.seconds(1) }) });
  expect(made.backendTrafficPolicy).toBeUndefined();
  expect(spec(made).rules.map(({ retry }: any) => retry)).toEqual([1, 2].map(() => ({ attempts: 5, backoff: '1s', codes: [502, 503, 504] })));
});

test('nothing repeats where something else does', () => {
  const made = route({ retry: WebhookRetry.none() });
  expect([made.backendTrafficPolicy, ...spec(made).rules.map(({ retry }: any) => retry)]).toEqual([undefined, undefined, undefined]);
});

test('the port of the Service, events, hosts, listener, name, wave and timeout are as given', () => {
  const made = route({
    events: ['order'],
    hostnames: ['hooks.example.com'],
    gateways: [{ name: 'public', sectionName: 'https' }],
    metadata: { name: 'hooks', labels: { team: 'shop' } },
    requestTimeout: Duration.millis(45500),
    syncWave: 3,
  }, { ...EVENTS, service: { ports: [{ webhookPort: 12000, port: 80 }] } });
  expect(made.httpRoute.toJson()).toMatchObject({
    metadata: { name: 'hooks', labels: { team: 'shop' }, annotations: { 'argocd.argoproj.io/sync-wave': '3' } },
    spec: {
      parentRefs: [{ name: 'public', sectionName: 'https' }],
      hostnames: ['hooks.example.com'],
      rules: [{ matches: [{ path: { type: 'Exact', value: '/order' } }], backendRefs: [{ name: 'shop-webhook', port: 80 }], timeouts: { request: '45500ms' } }],
    },
  });
  expect(made.backendTrafficPolicy!.name).toBe('hooks');
});

test('a rule has at most 8 matches', () => {
  const webhook = Object.fromEntries(Array.from({ length: 19 }, (_, index) => [`e${index}`, { endpoint: `/e${index}`, port: '12000', ...POST }]));
  const { rules } = spec(route({}, { webhook }));
  expect(rules.map(({ matches }: any) => matches.length)).toEqual([8, 8, 3]);
  expect(rules.flatMap(({ matches }: any) => matches.map(({ path }: any) => path.value)))
    .toEqual(Object.values(webhook).map(({ endpoint }) => endpoint));
});

function guardElsewhere(): HaWebhookRoute {
  const app = new App();
  const guard = new HaNodeGuard(new Chart(app, 'guards', { namespace: 'guards' }), 'Guard');
  return route({}, EVENTS, { nodeGuard: { guard } }, new Chart(app, 'shop', { namespace: 'shop' }));
}

function inAnotherNamespace(): HaWebhookRoute {
  const app = new App();
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const eventSource = new HaEventSource(shop, 'Shop', { eventBus: new HaEventBus(shop, 'Bus'), ...WEBHOOK });
  return new HaWebhookRoute(new Chart(app, 'web', { namespace: 'web' }), 'Route', { eventSource, gateways: [{ name: 'public' }], retry: WebhookRetry.none() });
}

test.each<[string, () => unknown, string | RegExp]>([
  ['an EventSource without webhooks', () => route({}, QUEUE), /^events: got none, and the EventSource "shop" has none with an HTTP server/],
  ['an empty list of events', () => route({ events: [] }), 'events: got none, and the EventSource "shop" needs at least one'],
  ['an unknown event', () => route({ events: ['ordr'] }), 'the EventSource "shop" has no event "ordr". Allowed: order, bill, other'],
  ['an event with a certificate', () => route({}, TLS), 'events: got "order", which has its own certificate'],
  ['no Gateway', () => route({ gateways: [] }), 'gateways: got a list. Allowed: a list with at least one Gateway'],
  ['a Gateway without a name', () => route({ gateways: [{} as any] }), 'gateways[0].name: got undefined. Allowed: a non-empty string'],
  ['no retry', () => route({ retry: undefined }), 'retry: got undefined. Allowed: WebhookRetry.envoyGateway(), WebhookRetry.httpRoute() or WebhookRetry.none()'],
  ['a misspelt prop', () => route({ hostname: 'a' } as any), 'Did you mean hostnames?'],
  ['a timeout of nothing', () => route({ requestTimeout: Duration.millis(0) }), 'requestTimeout: got 0 ms. Allowed: whole milliseconds, 1 or more'],
  ['a namespace of its own', () => route({ metadata: { namespace: 'web' } }), 'metadata.namespace: got "web"'],
  ['the chart of another namespace', inAnotherNamespace, 'eventSource: got the EventSource'],
  ['a Service that is the name of a guard elsewhere', guardElsewhere, 'Its Service is an ExternalName of a node guard in another namespace'],
  ['a Service that is turned off', () => route({}, { ...EVENTS, service: { enabled: false } }), 'the EventSource "shop" has service.enabled false'],
  ['a connection timeout of an HTTPRoute', () => WebhookRetry.httpRoute({ connectTimeout: Duration.seconds(1) }), 'connectTimeout: got a value for retries of HTTPRoute'],
  ['no attempt', () => WebhookRetry.envoyGateway({ attempts: 0 }), 'attempts: got 0. Allowed: a whole number, 1 or more'],
])('refuses %s', (_, make, message) => expect(make).toThrow(message));
