import { App, Chart } from 'cdk8s';

// as in a project that has another version of it, or none
jest.mock('cdk8s-plus-28', () => { throw new Error('cdk8s-plus-28 was loaded'); });

test('constructs, analysis and check need no cdk8s-plus at run time', () => {
  const { HaAnalysis, HaEventBus, HaEventSource, HaSensor, HaWebhookRoute, WebhookRetry } = require('../../src') as typeof import('../../src');
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', { podPolicy: true });
  const shop = new HaEventSource(chart, 'Shop', { eventBus, metadata: { name: 'shop' }, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } });
  // a ServiceAccount of any cdk8s-plus has a name
  const serviceAccount = { name: 'builder' } as import('cdk8s-plus-28').IServiceAccount;
  new HaSensor(chart, 'Fulfil', {
    eventBus, serviceAccount, dependencies: [shop.event('order')], triggers: [{ template: { name: 'call', http: { url: 'http://a.b', method: 'POST' } } }],
  });
  new HaWebhookRoute(chart, 'Route', { eventSource: shop, gateways: [{ name: 'public' }], retry: WebhookRetry.envoyGateway() });
  expect(app.synthYaml()).toContain('serviceAccountName: builder');
  expect(HaAnalysis.of(app)).toBeDefined();
  expect(() => shop.exposeViaIngress()).toThrow('cdk8s-plus-28 was loaded');
});
