import { HaEventBus, HaEventSource } from '../../../src';
import { QUEUE, shopChart, sourceChart, WEBHOOK } from '../../support/synth';

const secret = { name: 'tls', key: 'tls.crt' };
const tls = { serverCertSecret: secret, serverKeySecret: secret };
const order = (more: object) => ({ ...WEBHOOK.webhook.order, ...more });

describe('a webhook that could not be reached is refused', () => {
  test.each<[string, () => unknown, string]>([
    ['an endpoint without a slash', () => sourceChart({ webhook: { a: order({ endpoint: 'order' }) } }),
      'webhook.a: got endpoint "order". This endpoint matches no request. Allowed: a path that begins with a slash: \'/order\''],
    ['the endpoint of the probes', () => sourceChart({ webhook: { a: order({ endpoint: '/health' }) } }), 'webhook.a: got endpoint /health. The server uses this endpoint for the health checks of probes and guards'],
    ['a port with a zero in front', () => sourceChart({ webhook: { a: order({ port: '012000' }) } }), 'webhook.a: got port "012000". Allowed: a number from 1 to 65535, as a string'],
    ['a certificate without its key', () => sourceChart({ webhook: { a: order({ serverCertSecret: secret }) } }), 'webhook.a: got serverCertSecret alone. Argo Events then serves plain HTTP.'],
    ['a key without its certificate', () => sourceChart({ stripe: { a: { webhook: order({ serverKeySecret: secret }) } } }), 'stripe.a: got serverKeySecret alone'],
    ['a port with and without a certificate', () => sourceChart({ webhook: { a: order(tls), b: order({ endpoint: '/b' }) } }),
      'webhook.b: got port 12000 without a certificate, and webhook.a the same port with one'],
    ['the port of the guard\'s health', () => sourceChart({ webhook: { a: order({ port: '14222' }) } }), 'got a webhook on port 14222. The bus guard listens on this port in the same pod'],
    ['the port of the guard', () => sourceChart({ webhook: { a: order({ port: '4222', ...tls }) } }), 'got a webhook on port 4222. The bus guard listens on this port in the same pod'],
  ])('%s', (_, build, message) => expect(build).toThrow(message));

  test('the ports of the guard are free without it', () => {
    expect(() => sourceChart({ webhook: { a: order({ port: '4222' }), b: order({ port: '14222' }) }, busGuard: false })).not.toThrow();
  });
});

describe('an option that would have no effect is refused', () => {
  test.each<[string, () => unknown, string]>([
    ['a Service without a webhook', () => sourceChart({ ...QUEUE, service: { name: 'shop' } }), 'service: got options, but no event has an HTTP server. No Service would exist.'],
    ['retries without a webhook', () => sourceChart({ ...QUEUE, webhookGuard: true }), 'webhookGuard: got true without a webhook that a guard can read'],
    ['retries of what cannot be read', () => sourceChart({ webhook: { a: order(tls) }, webhookGuard: true }), 'webhookGuard: got true without a webhook that a guard can read'],
    ['a Service with a name that cannot be', () => sourceChart({ ...WEBHOOK, service: { name: 'Shop' } }), 'service.name: got "Shop". Allowed: lower-case letters, digits and "-"'],
    ['a preference that Kubernetes does not know', () => sourceChart({ ...WEBHOOK, service: { trafficDistribution: 'close' } }),
      'service.trafficDistribution: got the string "close". Allowed: PreferSameZone, PreferSameNode, PreferClose'],
  ])('%s', (_, build, message) => expect(build).toThrow(message));

  test('a Service that is turned off may be turned off for all', () => {
    expect(() => sourceChart({ ...QUEUE, service: { enabled: false } })).not.toThrow();
  });
});

test('a port that not every container runtime gives is warned of', () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  sourceChart({ webhook: { a: order({ port: '443' }) } });
  expect(write).toHaveBeenCalledWith(expect.stringContaining('webhook.a listens on port 443. Pods without root can do so only if the container runtime permits it to all pods'));
  write.mockRestore();
});

test('one source may serve several ports, with and without a certificate', () => {
  const chart = shopChart();
  const webhook = { a: order({}), b: order({ endpoint: '/b' }), c: order({ port: '12001', ...tls }), d: order({ port: '12001', endpoint: '/d', ...tls }) };
  expect(() => new HaEventSource(chart, 'Orders', { eventBus: new HaEventBus(chart, 'Bus'), webhook })).not.toThrow();
});
