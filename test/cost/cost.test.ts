import { bus, codes, container, flowOf, GIB, MIB, requests, sensor, source } from './support';
import { BusRuntime, FailureDomain, HaEventBus, HaEventSource, HaNodeGuard, HaSensor } from '../../src';
import { PodAnnotation } from '../../src/contract/pod-annotations';
import { costOf } from '../../src/cost/cost';
import { Facts } from '../../src/flow/facts';
import { DEPENDENCY, shopChart, TRIGGER, WEBHOOK } from '../support/synth';

const JETSTREAM = { version: '2.10.29', replicas: 3, persistence: { volumeSize: '10Gi' }, containerTemplate: requests('200m', '1Gi', '1Gi') };

/** Items of a component as `role pods cores MiB GiB`, and what is not known. */
function items(kind: string, manifests: readonly object[], facts: Facts = {}) {
  const found = costOf(flowOf(...manifests), facts).components.filter(({ object }) => object.kind === kind);
  return found.flatMap(component => component.items).map(({ role, pods, cpu, memory, volumes }) => ([
    `${role} ${pods.known} ${cpu.known.toFixed(2)} ${memory.known / MIB} ${volumes.known / GIB}`, ...codes([...pods.gaps, ...cpu.gaps, ...memory.gaps, ...volumes.gaps]),
  ]));
}

describe('a bus', () => {
  test('has a reloader and an exporter beside each server', () => {
    const given = bus({ jetstream: { ...JETSTREAM, reloaderContainerTemplate: requests('10m', '32Mi'), metricsContainerTemplate: requests('20m', '64Mi') } });
    expect(items('EventBus', [given])).toEqual([['servers 3 0.60 3072 30'], ['reloader 0 0.03 96 0'], ['exporter 0 0.06 192 0']]);
  });

  test('has no request where its template has none', () => {
    expect(items('EventBus', [bus({ jetstream: { version: '2.10.29' } })])).toEqual([
      ['servers 3 0.00 0 0', 'no-request EventBus main', 'no-request EventBus main'],
      ['reloader 0 0.00 0 0', 'no-request EventBus reloader', 'no-request EventBus reloader'],
      ['exporter 0 0.00 0 0', 'no-request EventBus metrics', 'no-request EventBus metrics'],
    ]);
  });

  test('has the volume of Argo Events where persistence names no size', () => {
    expect(items('EventBus', [bus({ jetstream: { ...JETSTREAM, persistence: {} } })])[0]).toEqual(['servers 3 0.60 3072 60']);
  });

  test('has an unknown number of servers where the number is a variable', () => {
    expect(items('EventBus', [bus({ jetstream: { ...JETSTREAM, replicas: '${SERVERS}' } })])[0])
      .toEqual(['servers 0 0.00 0 0', ...Array(4).fill('unreadable EventBus spec.jetstream.replicas ${SERVERS}')]);
  });

  test('has an unknown volume where the size is a variable', () => {
    expect(items('EventBus', [bus({ jetstream: { ...JETSTREAM, persistence: { volumeSize: '{{ .size }}' } } })])[0])
      .toEqual(['servers 3 0.60 3072 0', 'unreadable EventBus spec.jetstream.persistence.volumeSize {{ .size }}']);
  });

  test('of NATS Streaming has at least three servers, each with an exporter, and requests 0 cores without a template', () => {
    expect(items('EventBus', [bus({ nats: { native: { replicas: 1, persistence: {} } } })])).toEqual([
      ['servers 3 0.00 0 30', 'no-request EventBus stan'],
      ['exporter 0 0.00 0 0', 'no-request EventBus metrics', 'no-request EventBus metrics'],
    ]);
  });

  test.each([
    ['kafka', { kafka: { url: 'kafka:9092' } }],
    ['jetstreamExotic', { jetstreamExotic: { url: 'nats://nats.nats.svc:4222' } }],
    ['nats.exotic', { nats: { exotic: { url: 'nats://nats.nats.svc:4222' } } }],
  ])('of servers of others (%s) is unknown', (_, spec) => {
    expect(items('EventBus', [bus(spec)])).toEqual([['servers 0 0.00 0 0', ...Array(4).fill('foreign-servers EventBus')]]);
  });

  test('that is not among the manifests is unknown, once for all that name it', () => {
    const { total, flows } = costOf(flowOf(source(container('50m', '64Mi')), sensor(container('50m', '64Mi'))), {});
    expect(codes(total.always.pods.gaps)).toEqual(['bus-missing EventBus']);
    expect(total.always.pods.known).toBe(2);
    expect(codes(flows[0].sums.always.volumes.gaps)).toEqual(['bus-missing EventBus']);
  });
});

describe('an EventSource or Sensor', () => {
  test.each([
    ['no number of pods', {}, 'pods 1 0.05 64 0'],
    ['0 pods, of which Argo Events runs one', { replicas: 0 }, 'pods 1 0.05 64 0'],
    ['4 pods', { replicas: 4 }, 'pods 4 0.20 256 0'],
  ])('with %s', (_, spec, expected) => {
    expect(items('Sensor', [sensor({ ...spec, ...container('50m', '64Mi') })])).toEqual([[expected]]);
  });

  test('requests its limit where it has no request, as Kubernetes reads it', () => {
    expect(items('EventSource', [source({ template: { container: { resources: { limits: { cpu: '1', memory: '256Mi' } } } } })])).toEqual([['pods 1 1.00 256 0']]);
  });

  const guarded = (annotations: object) => source({
    replicas: 2,
    template: {
      container: requests('50m', '64Mi'),
      metadata: { annotations: { [PodAnnotation.POLICY]: 'v1', [PodAnnotation.BUS_GUARD]: 'default', [PodAnnotation.BUS_GUARD_CONFIG]: 'eventbus-default-guard', ...annotations } },
    },
  });

  test.each<[string, Facts, object, string[][]]>([
    ['the policy is installed', { podPolicy: true }, {}, [['bus-guard 0 0.02 128 0']]],
    ['the annotations ask for other amounts', { podPolicy: true }, { [PodAnnotation.BUS_GUARD_MEMORY]: '128Mi', [PodAnnotation.BUS_GUARD_CPU_REQUEST]: '20m' }, [['bus-guard 0 0.04 256 0']]],
    ['the annotations ask for less than HAProxy needs', { podPolicy: true }, { [PodAnnotation.BUS_GUARD_MEMORY]: '1Mi', [PodAnnotation.BUS_GUARD_CPU_REQUEST]: 'much' }, [['bus-guard 0 0.02 128 0']]],
    ['it is not known whether the policy is installed', {}, {}, [['bus-guard 0 0.00 0 0', 'pod-policy EventSource', 'pod-policy EventSource']]],
    ['the policy is not installed', { podPolicy: false }, {}, []],
    ['the pods ask for another version of the policy', { podPolicy: true }, { [PodAnnotation.POLICY]: 'v0' }, []],
  ])('has the guard that its annotations ask for: %s', (_, facts, annotations, guard) => {
    expect(items('EventSource', [guarded(annotations)], facts)).toEqual([['pods 2 0.10 128 0'], ...guard]);
  });
});

describe('shared components', () => {
  const all = [bus({ jetstream: JETSTREAM }), source(container('50m', '64Mi')), sensor(container('50m', '64Mi')), sensor(container('50m', '64Mi'), 'bill')];

  test('count in each flow, and once in all', () => {
    const { flows, total } = costOf(flowOf(...all), {});
    expect(flows.map(({ eventSource, sensor: name, sums }) => [eventSource, name, sums.always.pods.known])).toEqual([['orders', 'fulfil', 5], ['orders', 'bill', 5]]);
    expect(total.always.pods.known).toBe(6);
  });

  test('an EventSource without a Sensor is a flow too', () => {
    expect(costOf(flowOf(all[0], all[1]), {}).flows).toMatchObject([{ eventSource: 'orders', bus: 'default', sums: { always: { pods: { known: 4 } } } }]);
  });
});

describe('own servers with a node guard', () => {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus', { runtime: BusRuntime.OWN_SERVERS, survives: FailureDomain.NODE, nodeGuard: { enabled: true } });
  new HaEventSource(chart, 'Orders', { eventBus, metadata: { name: 'orders' }, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { eventBus, metadata: { name: 'fulfil' }, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  const manifests = chart.toJson();

  test('has the containers of its StatefulSet, its keeper, and the Job of its Secrets', () => {
    expect(items('EventBus', manifests)).toEqual([
      ['servers 3 0.75 3072 60'], ['reloader 0 0.03 96 0'], ['exporter 0 0.03 96 0'], ['keeper 1 0.01 32 0'], ['secrets-job 1 0.01 32 0'],
    ]);
  });

  test('has a guard on each node', () => {
    const [guard] = items('DaemonSet', manifests, { nodes: 6 });
    expect(guard).toHaveLength(1);
    expect(guard[0]).toMatch(/^node-guard 6 /);
    expect(items('DaemonSet', manifests)[0]).toEqual([expect.stringMatching(/^node-guard 0 /), ...Array(3).fill('nodes DaemonSet')]);
  });

  test('does not know the number of guards on some of the nodes', () => {
    const some = shopChart();
    const nodeGuard = new HaNodeGuard(some, 'Guard', { nodeSelector: { pool: 'events' } });
    const guardedBus = new HaEventBus(some, 'Bus', { runtime: BusRuntime.OWN_SERVERS, nodeGuard: { guard: nodeGuard } });
    new HaSensor(some, 'Fulfil', { eventBus: guardedBus, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
    expect(items('DaemonSet', some.toJson(), { nodes: 6 })[0].slice(1)).toEqual(Array(3).fill('some-nodes DaemonSet'));
  });
});
