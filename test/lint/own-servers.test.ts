import { Chart, Testing } from 'cdk8s';
import { FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaNodeGuard, HaSensor } from '../../src';
import { flowOfManifests } from '../../src/analysis/analyse-manifests';
import { isStanding } from '../../src/lint/engine/flow-effect';
import { runRules } from '../../src/lint/engine/run-rules';
import { RULES } from '../../src/lint/rules';
import { shopChart, TRIGGER, WEBHOOK } from '../support/synth';

const FACTS = { zones: 3, nodes: 9, argoEventsVersion: 'v1.9.11', podPolicy: false, volumesFollow: true } as const;

test.each(Object.values(FailureDomain))('no rule has anything against own servers with node guards that survive %s, without a pod policy', survives => {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus', { survives, ownServers: { networkPolicy: true } });
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [TRIGGER] });
  const flow = flowOfManifests(Testing.synth(chart).map((manifest, index) => ({ file: `${index}`, manifest })));
  const { findings, unknowns } = runRules(RULES, flow, FACTS);
  expect([...findings, ...unknowns].map(({ rule, what }: any) => `${rule.id ?? rule}: ${what}`)).toEqual([]);
});

const other = new Chart(Testing.app(), 'platform', { namespace: 'platform' });

test.each<[string, HaEventBusProps, Chart?]>([
  ['a certificate of others', { ownServers: { tlsSecret: { name: 'shop-certificate' } } }],
  ['credentials of others', { ownServers: { clientSecret: { name: 'shop-client', key: 'login' }, accountsSecret: { name: 'shop-accounts' } } }],
  ['accounts in another key', { ownServers: { clientSecret: { name: 'shop-client' }, accountsSecret: { name: 'shop-accounts', key: 'auth.conf' } } }],
  ['Secrets of others alone', { ownServers: { clientSecret: { name: 'a' }, accountsSecret: { name: 'b' }, tlsSecret: { name: 'c', caKey: 'issuer.crt' } } }],
  ['images of a registry', { ownServers: { image: 'registry.example.com:5000/nats/server:2.14.10-alpine', reloaderImage: 'registry.example.com/reloader@sha256:' + '0'.repeat(64) } }],
  ['further configuration', { ownServers: { extraConfig: 'max_connections: 1000\nwebsocket {\n  port: 8080\n  no_tls: true\n}' } }],
  ['no exporter', { ownServers: { exporter: false } }],
  ['no guards', { nodeGuard: { enabled: false } }],
  ['another name', { metadata: { name: 'orders' } }],
  ['a class of its own', { persistence: { storageClassName: '', volumeSize: '1Gi' } }],
  ['one server', { survives: FailureDomain.POD, replicas: 3 }],
  ['a chart without a namespace', {}, new Chart(Testing.app(), 'shop')],
])('what only the objects of own servers are judged by has nothing against %s', (_, props, chart = shopChart()) => {
  const eventBus = new HaEventBus(chart, 'Bus', props);
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [TRIGGER] });
  expect(standing(Testing.synth(chart))).toEqual([]);
});

test('nor against a guard in another namespace', () => {
  const [app, chart] = [Testing.app(), other];
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(shop, 'Bus', { nodeGuard: { guard: new HaNodeGuard(chart, 'Guard') } });
  new HaEventSource(shop, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
  expect(standing([...Testing.synth(shop), ...Testing.synth(chart)])).toEqual([]);
});

/** What stops a flow, and what is not known of that. */
function standing(manifests: readonly any[]): string[] {
  const { findings, unknowns } = runRules(RULES, flowOfManifests(manifests.map((manifest, index) => ({ file: `${index}`, manifest }))), FACTS);
  return [...findings, ...unknowns].filter(({ rule, effect = rule.effect }: any) => isStanding(effect)).map(({ rule, what }: any) => `${rule.id}: ${what}`);
}

describe('a route to the Service of a node guard', () => {
  const ids = (change: (backend: any, path: any) => void, annotated = true) => {
    const chart = shopChart();
    const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus: new HaEventBus(chart, 'Bus'), ...WEBHOOK });
    source.exposeViaIngress({ className: 'nginx', host: 'shop.example.com' });
    const manifests = Testing.synth(chart);
    const ingress = manifests.find(({ kind }) => kind === 'Ingress');
    const [path] = ingress.spec.rules[0].http.paths;
    change(path.backend.service, path);
    if (!annotated) delete ingress.metadata.annotations;
    const { findings } = runRules(RULES, flowOfManifests(manifests.map((manifest, index) => ({ file: `${index}`, manifest }))), FACTS);
    return findings.filter(({ object: { kind } }) => kind === 'Ingress').map(({ rule }: any) => rule.id);
  };

  test.each<[string, string[], Parameters<typeof ids>]>([
    ['as the construct makes it', [], [() => undefined]],
    ['without retries', ['ha/route-without-retry'], [() => undefined, false]],
    ['to another port', ['ha/unknown-route-port'], [service => { service.port = { number: 9999 }; }]],
    ['for another path', ['ha/unknown-route-endpoint'], [(_, path) => { path.path = '/elsewhere'; }]],
  ])('is judged as one to pods: %s', (_, expected, args) => {
    expect(ids(...args)).toEqual(expected);
  });
});
