import { Chart, Testing, Yaml } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaEventSourceProps, HaSensor, HaSensorProps } from '../../src';

/** A manifest of any kind. */
export type Manifest = any;

export function shopChart(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

/** The only object of a kind in a chart. */
export function only(chart: Chart, kind: string): Manifest {
  const found = ofKind(chart, kind);
  if (found.length !== 1) throw new Error(`${found.length} objects of kind ${kind}`);
  return found[0];
}

export function ofKind(chart: Chart, kind: string): Manifest[] {
  return Testing.synth(chart).filter(manifest => manifest.kind === kind);
}

/** What `cdk8s synth` writes, without Jobs, keepers and scripts: those have tests of their own. */
export function yaml(chart: Chart): string {
  return Yaml.stringify(...Testing.synth(chart).filter(({ kind }) => kind !== 'Job' && kind !== 'Deployment').map(withoutScripts));
}

function withoutScripts(manifest: Manifest): Manifest {
  if (manifest.kind !== 'ConfigMap') return manifest;
  return { ...manifest, data: Object.fromEntries(Object.entries(manifest.data).map(([file, text]) => [file, /\.(sh|jq)$/.test(file) ? '(a script)' : text])) };
}

export const WEBHOOK = { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } };
export const QUEUE = { kafka: { order: { url: 'kafka:9092', topic: 'orders', consumerGroup: { groupName: 'shop' } } } };
export const TRIGGER = { template: { name: 'log', log: {} } };
export const DEPENDENCY = { name: 'order', eventSourceName: 'orders', eventName: 'order' };

export function busChart(props?: HaEventBusProps): Chart {
  const chart = shopChart();
  new HaEventBus(chart, 'Bus', props);
  return chart;
}

/** The same with servers of the controller. */
export function nativeBusChart(props: HaEventBusProps = {}): Chart {
  return busChart({ runtime: BusRuntime.NATIVE, ...props });
}

/** A chart with an EventSource alone, on a bus that is defined elsewhere unless one is given. */
export function sourceChart(props: Partial<HaEventSourceProps> = WEBHOOK, survives = FailureDomain.NODE): Chart {
  const chart = shopChart();
  const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { survives, busGuard: true });
  new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, ...props });
  return chart;
}

/** A chart with a Sensor alone, on a bus that is defined elsewhere unless one is given. */
export function sensorChart(props: Partial<HaSensorProps> = {}, survives = FailureDomain.NODE): Chart {
  const chart = shopChart();
  const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { survives, busGuard: true });
  new HaSensor(chart, 'Fulfil', { eventBus, metadata: { name: 'fulfil' }, dependencies: [DEPENDENCY], triggers: [TRIGGER], ...props });
  return chart;
}
