import { Testing, Yaml } from 'cdk8s';
import { analyseYaml, kinds } from './manifests';
import { FailureDomain, HaEventBus, HaEventSource, HaSensor } from '../../src';
import { shopChart, TRIGGER, WEBHOOK } from '../support/synth';

const FACTS = { zones: 3, nodes: 9, kubernetesVersion: '1.36', argoEventsVersion: 'v1.9.11', podPolicy: true } as const;

/** A flow whose EventSource has that many pods, and a claim that they mount, by its access modes. */
function verdicts(replicas: number, modes?: readonly string[]) {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.ZONE });
  const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [TRIGGER] });
  const objects = Testing.synth(chart);
  const { spec } = objects.find(({ kind }: any) => kind === 'EventSource');
  spec.replicas = replicas;
  if (modes) spec.template.volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
  const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace: 'shop' }, spec: { accessModes: modes, resources: { requests: { storage: '1Gi' } } } };
  const { 'pod-source': pod, 'node-source': node } = kinds(analyseYaml(Yaml.stringify(...objects, ...modes ? [claim] : []), FACTS).groups[0]);
  return { pod, node };
}

test.each([['ReadWriteOnce'], ['ReadWriteOncePod']])('three pods that share a claim with %s count as one', mode => {
  expect(verdicts(3, [mode])).toEqual(verdicts(1));
  expect(verdicts(3, [mode])).not.toEqual(verdicts(3));
});

test.each([[['ReadWriteMany']], [['ReadWriteOnce', 'ReadWriteMany']], [['ReadOnlyMany']]])('three pods that share a claim with %j are three', modes => {
  expect(verdicts(3, modes)).toEqual(verdicts(3));
});
