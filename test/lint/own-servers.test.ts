import { Testing } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaSensor } from '../../src';
import { flowOfManifests } from '../../src/analysis/analyse-manifests';
import { runRules } from '../../src/lint/engine/run-rules';
import { RULES } from '../../src/lint/rules';
import { shopChart, TRIGGER, WEBHOOK } from '../support/synth';

const FACTS = { zones: 3, nodes: 9, argoEventsVersion: 'v1.9.11', podPolicy: false, volumesFollow: true } as const;

test.each(Object.values(FailureDomain))('no rule has anything against own servers with node guards that survive %s, without a pod policy', survives => {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus', { survives, runtime: BusRuntime.OWN_SERVERS, nodeGuard: { enabled: true }, ownServers: { networkPolicy: true } });
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [TRIGGER] });
  const flow = flowOfManifests(Testing.synth(chart).map((manifest, index) => ({ file: `${index}`, manifest })));
  const { findings, unknowns } = runRules(RULES, flow, FACTS);
  expect([...findings, ...unknowns].map(({ rule, what }: any) => `${rule.id ?? rule}: ${what}`)).toEqual([]);
});
