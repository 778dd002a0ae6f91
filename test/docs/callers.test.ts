import { readFileSync } from 'fs';
import { join } from 'path';
import { Testing } from 'cdk8s';
import { parse } from 'yaml';
import { HaEventBus, HaEventSource, HaWebhookRoute, WebhookRetry } from '../../src';
import { checkText } from '../lint/support/check-text';
import { only, shopChart, WEBHOOK } from '../support/synth';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'callers.md'), 'utf8');
const section = (title: string) => page.split(/^## /m).find(text => text.startsWith(title))!;
const yaml = (title: string) => /^```yaml\n([^]*?)^```/m.exec(section(title))![1];

function shop() {
  const chart = shopChart();
  const eventSource = new HaEventSource(chart, 'Shop', { eventBus: new HaEventBus(chart, 'Bus'), metadata: { name: 'shop' }, ...WEBHOOK });
  return { chart, eventSource };
}

test('the annotations for ingress-nginx are those that the construct sets', () => {
  const { chart, eventSource } = shop();
  eventSource.exposeViaIngress({ className: 'nginx' });
  expect(parse(yaml('Ingress'))).toEqual(only(chart, 'Ingress').metadata.annotations);
});

test('the table of Envoy\'s traps has the values of the policy', () => {
  const { chart, eventSource } = shop();
  const { backendTrafficPolicy } = new HaWebhookRoute(chart, 'Route', { eventSource, gateways: [{ name: 'public' }], retry: WebhookRetry.envoyGateway() });
  const spec = backendTrafficPolicy!.toJson().spec;
  const rows = [...section('Gateway API').matchAll(/^\| `(healthCheck[\w.]+)` \| .*? \| (\d+) \|/gm)].map(([, path, value]) => [path, Number(value)] as const);
  expect(rows).toHaveLength(3);
  for (const [path, value] of rows) expect([path, path.split('.').reduce((found, step) => found[step], spec)]).toEqual([path, value]);
});

test('check has nothing against a route with the Middleware for Traefik', () => {
  const objects = [...Testing.synth(shop().chart), {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: 'shop', namespace: 'shop' },
    spec: { routes: [{ match: 'PathPrefix(`/`)', middlewares: [{ name: 'again' }], services: [{ name: 'shop-webhook', port: 12000 }] }] },
  }].map(object => JSON.stringify(object));
  const judge = (...documents: string[]) => checkText(documents.join('\n---\n'), {}, { rules: ['ha/route-without-retry'] }).report;
  expect(judge(...objects).unknowns).toHaveLength(1);
  const { findings, unknowns } = judge(...objects, yaml('Traefik'));
  expect([...findings, ...unknowns]).toEqual([]);
});
