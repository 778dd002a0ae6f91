import { Testing } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaPodPolicy, HaSensor, PodPolicyEngine } from '../../src';
import { shopChart, TRIGGER, WEBHOOK } from '../support/synth';

const VARIABLE = /\$\{/;

test.each([
  [BusRuntime.NATIVE, PodPolicyEngine.MUTATING_ADMISSION_POLICY],
  [BusRuntime.NATIVE, PodPolicyEngine.KYVERNO],
  [BusRuntime.OWN_SERVERS, PodPolicyEngine.MUTATING_ADMISSION_POLICY],
])('Flux substitutes nothing in the scripts and configurations of a bus of runtime %s, engine %s', (runtime, engine) => {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE, runtime });
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [TRIGGER] });
  new HaPodPolicy(chart, 'Policy', { engine });
  const open = Testing.synth(chart).filter(object => VARIABLE.test(JSON.stringify(object)));
  expect(open.length).toBeGreaterThan(0);
  expect(open.filter(({ metadata }) => metadata.annotations['kustomize.toolkit.fluxcd.io/substitute'] !== 'disabled').map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([]);
});
