import { Size } from 'cdk8s';
import { BusGuardOptions, BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaSensor } from '../../../src';
import { PodAnnotation } from '../../../src/contract/pod-annotations';
import { busChart, DEPENDENCY, nativeBusChart, ofKind, only, shopChart, TRIGGER, WEBHOOK } from '../../support/synth';

const keeperPod = (props: HaEventBusProps) => ofKind(busChart(props), 'Deployment').find(({ metadata }) => metadata.name === 'eventbus-default-keeper')!.spec.template;

describe('keeper', () => {
  test('runs where the bus runs unless its options say otherwise', () => {
    const bus = { nodeSelector: { pool: 'bus' }, priorityClassName: 'high', podMetadata: { labels: { team: 'shop' } } };
    expect(keeperPod(bus).spec).toMatchObject({ nodeSelector: { pool: 'bus' }, priorityClassName: 'high' });
    const own = keeperPod({
      ...bus,
      keeper: { nodeSelector: { pool: 'tools' }, priorityClassName: 'low', tolerations: [{ key: 'tools' }], podMetadata: { labels: { team: 'tools' }, annotations: { a: 'b' } } },
    });
    expect(own.spec).toMatchObject({ nodeSelector: { pool: 'tools' }, priorityClassName: 'low' });
    expect(own.spec.tolerations).toContainEqual({ key: 'tools' });
    expect(own.metadata).toMatchObject({ labels: { team: 'tools' }, annotations: { a: 'b' } });
  });

  test('a memory limit alone keeps the requests', () => {
    expect(keeperPod({ keeper: { resources: { limits: { memory: '256Mi' } } } }).spec.containers[0].resources)
      .toEqual({ requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '256Mi' } });
  });

  test('a field of its resources that is misspelt is refused', () => {
    expect(() => busChart({ keeper: { resources: { limit: {} } as any } })).toThrow('limit');
  });
});

describe('busGuardOptions', () => {
  const runtime = BusRuntime.NATIVE;

  function asked(onBus: BusGuardOptions, onSensor?: BusGuardOptions, onSource?: BusGuardOptions) {
    const chart = shopChart();
    const eventBus = new HaEventBus(chart, 'Bus', { runtime, busGuardOptions: onBus, survives: FailureDomain.NODE });
    new HaSensor(chart, 'Fulfil', { eventBus, dependencies: [DEPENDENCY], triggers: [TRIGGER], busGuardOptions: onSensor });
    new HaEventSource(chart, 'Shop', { eventBus, ...WEBHOOK, busGuardOptions: onSource });
    const read = (kind: string) => {
      const { annotations } = only(chart, kind).spec.template.metadata;
      return [PodAnnotation.BUS_GUARD_IMAGE, PodAnnotation.BUS_GUARD_CPU_REQUEST, PodAnnotation.BUS_GUARD_MEMORY].map(each => annotations[each]);
    };
    return { sensor: read('Sensor'), source: read('EventSource') };
  }

  test('without any, the pod policy decides, and webhooks have more memory', () => {
    expect(asked({})).toEqual({ sensor: ['haproxy:3.2-alpine', undefined, undefined], source: ['haproxy:3.2-alpine', undefined, '128Mi'] });
  });

  test('those of the bus hold for all its pods', () => {
    const own = ['haproxy:3.3', '20m', '1Gi'];
    expect(asked({ image: 'haproxy:3.3', cpuRequest: '20m', memory: Size.gibibytes(1) })).toEqual({ sensor: own, source: own });
  });

  test('those of an EventSource or Sensor complete and replace those of the bus', () => {
    expect(asked({ image: 'haproxy:3.3', memory: Size.mebibytes(80) }, { cpuRequest: '5m' }, { memory: Size.kibibytes(65000) }))
      .toEqual({ sensor: ['haproxy:3.3', '5m', '80Mi'], source: ['haproxy:3.3', undefined, '65000Ki'] });
  });

  test('enabled is the same as busGuard', () => {
    expect(new HaEventBus(shopChart(), 'Bus', { runtime, busGuardOptions: { enabled: false } }).busGuard).toBe(false);
    expect(new HaEventBus(shopChart(), 'Bus', { runtime, busGuardOptions: { enabled: true }, survives: FailureDomain.POD }).busGuard).toBe(true);
  });

  test.each<[string, HaEventBusProps, string]>([
    ['two answers', { busGuard: true, busGuardOptions: { enabled: false } }, 'busGuard: got true, and false for busGuardOptions.enabled. Allowed: one of the two'],
    ['two images', { busGuardImage: 'a', busGuardOptions: { image: 'b' } }, 'busGuardImage: got a, and b for busGuardOptions.image. Allowed: one of the two'],
    ['too little memory', { busGuardOptions: { memory: Size.mebibytes(8) } }, 'busGuardOptions.memory: got an object. Allowed: a cdk8s Size of at least 16 MiB'],
    ['no quantity', { busGuardOptions: { cpuRequest: 'much' } }, 'busGuardOptions.cpuRequest: got the string "much". Allowed: a Kubernetes quantity of at least 1m'],
  ])('refuses %s', (_, props, message) => expect(() => nativeBusChart(props)).toThrow(message));
});

describe('sizes in place of texts', () => {
  test.each<[string, HaEventBusProps, string]>([
    ['sizes of one volume', { storage: { size: Size.gibibytes(10) }, persistence: { volumeSize: '20Gi' } }, 'persistence.volumeSize: got 20Gi, and 10Gi for storage.size. Allowed: one of the two'],
    ['classes', { storage: { storageClassName: 'a' }, persistence: { storageClassName: 'b' } }, 'persistence.storageClassName: got b, and a for storage.storageClassName'],
    ['largest events', { maxPayload: '1MB', maxEventSize: Size.mebibytes(2) }, 'maxPayload: got 1MB, and 2097152 for maxEventSize. Allowed: one of the two'],
  ])('refuses two %s', (_, props, message) => expect(() => busChart(props)).toThrow(message));

  test('the same volume under both names is one', () => {
    expect(() => busChart({ storage: { size: Size.gibibytes(10) }, persistence: { volumeSize: '10Gi' } })).not.toThrow();
  });
});

describe('busGuardObjects', () => {
  test('a bus that no HaEventBus made gets what its guards need', () => {
    const [chart, whole] = [shopChart(), shopChart()];
    const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { busGuardObjects: true });
    expect(eventBus.busGuard).toBe(true);
    new HaEventBus(whole, 'Bus', { runtime: BusRuntime.NATIVE });
    const guardObjects = (made: typeof chart) => made.toJson().filter(({ metadata }) => ['eventbus-default-guard', 'eventbus-default-near'].includes(metadata.name));
    expect(guardObjects(chart)).toHaveLength(2);
    expect(guardObjects(chart)).toEqual(guardObjects(whole));
  });

  test.each([
    [{ busGuardObjects: true, busGuard: false }, 'busGuardObjects: got true with busGuard false'],
    [{ busGuardObjects: true, podPolicy: false }, 'busGuard: got true with podPolicy false'],
  ])('%j is refused', (props, message) => expect(() => HaEventBus.fromEventBusName(shopChart(), 'Bus', 'default', props)).toThrow(message));
});
