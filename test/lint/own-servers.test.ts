import { Testing } from 'cdk8s';
import { FailureDomain, HaEventBus, HaEventSource, HaSensor } from '../../src';
import { flowOfManifests } from '../../src/analysis/analyse-manifests';
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
