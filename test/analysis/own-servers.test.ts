import { Testing, Yaml } from 'cdk8s';
import { analyseYaml, kinds } from './manifests';
import { FailureDomain, HaEventBus, HaEventSource, HaSensor } from '../../src';
import { remedyText } from '../../src/words/remedies';
import { shopChart, TRIGGER, WEBHOOK } from '../support/synth';

const FACTS = { zones: 3, nodes: 9, kubernetesVersion: '1.33', argoEventsVersion: 'v1.9.11' } as const;

function manifests(survives: FailureDomain, nodeGuard = true): any[] {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus', { survives, nodeGuard: { enabled: nodeGuard } });
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [TRIGGER] });
  return Testing.synth(chart);
}

const analysed = (objects: readonly any[]) => kinds(analyseYaml(Yaml.stringify(...objects), FACTS).groups[0]);

test('own servers keep their quorum as those of a native bus do; without a guard their clients hang at a server that vanished', () => {
  const { 'pod-bus': podBus, 'rollout-bus': rollout, 'node-bus': nodeBus, zone, drain } = analysed(manifests(FailureDomain.ZONE, false));
  expect({ podBus, rollout, nodeBus, zone, drain }).toEqual({ podBus: 'refuses 11.5', rollout: 'refuses 11.5', nodeBus: 'refuses 365', zone: 'refuses 376', drain: 'refuses 11.5' });
});

test.each(['node-bus', 'zone'])('without a node guard it is the remedy, and no guard in the pods, for %s', failure => {
  const { groups: [group] } = analyseYaml(Yaml.stringify(...manifests(FailureDomain.ZONE, false)), FACTS);
  const { remedies } = group.verdicts.get(failure)!;
  expect(remedies.filter(({ code }) => /guard/.test(code))).toEqual([{ part: 'bus', target: { kind: 'node-guard' }, code: 'install-node-guard' }]);
  expect(remedies.map(remedyText)).toContain('EventBus node guard: run one on each node: HaEventBus makes it unless nodeGuard has enabled: false');
});

test('a lost zone may take all servers of a bus that is declared for a node', () => {
  expect(analysed(manifests(FailureDomain.NODE)).zone).toBe('stops');
});

test('without the StatefulSet it is not known what they survive', () => {
  const { 'pod-bus': podBus, 'zone': zone } = analysed(manifests(FailureDomain.ZONE).filter(({ kind }) => kind !== 'StatefulSet'));
  expect({ podBus, zone }).toEqual({ podBus: 'unknown', zone: 'unknown 2' });
});

test('without probes a rollout takes two servers at one time', () => {
  const objects = manifests(FailureDomain.ZONE);
  const { spec } = objects.find(({ kind }) => kind === 'StatefulSet');
  spec.updateStrategy = { type: 'RollingUpdate' };
  for (const container of spec.template.spec.containers) for (const probe of ['startupProbe', 'readinessProbe']) delete container[probe];
  const { groups: [group] } = analyseYaml(Yaml.stringify(...objects), FACTS);
  const { remedies, chains } = group.verdicts.get('rollout-bus')!;
  expect(chains[0][0].occurrence).toMatchObject({ code: 'servers-lost', lostQuorum: { group: 'meta-group', members: 3, needed: 2, left: 1 } });
  const target = { kind: 'field', object: { kind: 'StatefulSet' }, path: ['spec', 'template', 'spec', 'containers'] };
  expect(remedies).toEqual([{ part: 'bus', target, code: 'probe-servers' }]);
});
