import { App, Chart } from 'cdk8s';
import { HaEventBus, HaEventSource, HaEventSourceProps } from '../../../src';
import { QUEUE, shopChart, WEBHOOK } from '../../support/synth';

function shop(props: Partial<HaEventSourceProps>, chart = shopChart()): HaEventSource {
  return new HaEventSource(chart, 'Shop', { eventBus: new HaEventBus(chart, 'Bus'), metadata: { name: 'shop' }, ...props });
}

const secret = { name: 'tls', key: 'k' };

test.each<[string, Partial<HaEventSourceProps>, string]>([
  ['the port of the webhook', { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } }, 'http://shop-webhook.shop.svc:12000/order'],
  ['the port of the Service', { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } }, service: { ports: [{ webhookPort: 12000, port: 80 }] } }, 'http://shop-webhook.shop.svc:80/order'],
  ['the name of the Service', { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } }, service: { name: 'api' } }, 'http://api.shop.svc:12000/order'],
  ['HTTPS', { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST', serverCertSecret: secret, serverKeySecret: secret } } }, 'https://shop-webhook.shop.svc:12000/order'],
  ['another type with a webhook', { stripe: { order: { webhook: { endpoint: '/stripe', port: '12001', method: 'POST' } } } }, 'http://shop-webhook.shop.svc:12001/stripe'],
])('webhookUrl has %s', (_, props, url) => {
  expect(shop(props).webhookUrl('order')).toBe(url);
});

test('without a namespace, webhookUrl is a URL for callers in the namespace of the EventSource', () => {
  expect(shop(WEBHOOK, new Chart(new App(), 'shop')).webhookUrl('order')).toMatch(/^http:\/\/shop-webhook:\d+\//);
});

test.each<[string, Partial<HaEventSourceProps>, string, RegExp]>([
  ['an unknown event', WEBHOOK, 'ordr', /^the EventSource "shop" has no event "ordr"\. Allowed: order$/],
  ['an event without a server', QUEUE, Object.keys(Object.values(QUEUE)[0])[0], /has no HTTP server\. Allowed: an event of a webhook type$/],
  ['a Service that is turned off', { ...WEBHOOK, service: { enabled: false } }, 'order', /^the EventSource "shop" has service\.enabled false, .* Allowed: service\.enabled true/],
])('webhookUrl refuses %s', (_, props, event, message) => {
  expect(() => shop(props).webhookUrl(event)).toThrow(message);
});
