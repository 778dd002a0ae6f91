import { bus, container, flowOf, MIB, requests, sensor, source } from './support';
import { BusRuntime, HaEventBus, HaEventSource, HaNodeGuard } from '../../src';
import { workloadLabels } from '../../src/argo-events/catalog/labels';
import { costOf } from '../../src/cost/cost';
import { measuredOf } from '../../src/cost/measured';
import { PodUsage } from '../../src/flow/pod-usage';
import { shopChart, WEBHOOK } from '../support/synth';

const pod = (labels: Record<string, string>, containers: Record<string, number>, namespace = 'shop'): PodUsage =>
  ({ namespace, labels, containers: Object.entries(containers).map(([name, mib]) => ({ name, cpu: mib / 1000, memory: mib * MIB })) });

/** Items as `Kind role pods cores MiB`. */
function measured(manifests: readonly object[], usage: readonly PodUsage[]): string[] {
  const found = measuredOf(costOf(flowOf(...manifests), { podPolicy: true, nodes: 6 }).components, { usage });
  if (!('items' in found)) throw new Error('unknown');
  return found.items.map(({ object, role, pods, cpu, memory }) => `${object.kind} ${role} ${pods} ${cpu.toFixed(3)} ${memory / MIB}`);
}

const NATIVE = bus({ jetstream: { version: '2.10.29', replicas: 3, containerTemplate: requests('200m', '1Gi') } });

test('containers of the same kind are added up, each with the pods of its own object', () => {
  const usage = [
    ...[50, 60, 70].map(mib => pod(workloadLabels('EventBus', 'default'), { main: mib, reloader: 1, metrics: 2 })),
    pod(workloadLabels('Sensor', 'fulfil'), { 'main': 20, 'bus-guard': 6 }),
    pod(workloadLabels('Sensor', 'other'), { main: 999 }),
    pod(workloadLabels('Sensor', 'fulfil'), { main: 999 }, 'elsewhere'),
    pod(workloadLabels('EventSource', 'fulfil'), { main: 999 }),
    pod({}, { main: 999 }),
  ];
  expect(measured([NATIVE, source(), sensor(container('50m', '64Mi'))], usage)).toEqual([
    'EventBus servers 3 0.180 180',
    'EventBus reloader 3 0.003 3',
    'EventBus exporter 3 0.006 6',
    'EventSource pods 0 0.000 0',
    'Sensor pods 1 0.020 20',
  ]);
});

test('own servers, their keeper and node guards are told by their labels; Jobs are not measured', () => {
  const chart = shopChart();
  const guard = new HaNodeGuard(chart, 'Guard', { metadata: { name: 'node-guard' } });
  const eventBus = new HaEventBus(chart, 'Bus', { runtime: BusRuntime.OWN_SERVERS, nodeGuard: { guard } });
  new HaEventSource(chart, 'Shop', { eventBus, ...WEBHOOK });
  const objects: any[] = chart.toJson();
  const running = (kind: string, name: RegExp) => {
    const { spec: { template } } = objects.find(object => object.kind === kind && name.test(object.metadata.name));
    return pod(template.metadata.labels, Object.fromEntries(template.spec.containers.map((each: any) => [each.name, 10])));
  };
  const usage = [running('StatefulSet', /^eventbus-default$/), running('Deployment', /keeper/), running('DaemonSet', /node-guard/)];
  expect(measured(objects, usage).map(line => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'EventBus servers 1', 'EventBus reloader 1', 'EventBus exporter 1', 'EventBus keeper 1', 'EventSource pods 0', 'DaemonSet node-guard 1',
  ]);
});

test('what the cluster does not tell is unknown', () => {
  expect(measuredOf([], { unknown: 'no-metrics' })).toEqual({ unknown: 'no-metrics' });
});
