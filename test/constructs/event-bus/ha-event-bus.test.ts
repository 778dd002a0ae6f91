import { createHash } from 'crypto';
import { Chart, Duration, JsonPatch, Size, Testing } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, HaSensor, StreamDiscard, UnhealthyPodEvictionPolicy } from '../../../src';
import { busChart, nativeBusChart, ofKind, only, shopChart, yaml } from '../../support/synth';

const GI = 1024 ** 3;
const RUNTIMES = Object.values(BusRuntime);
const native = (props?: HaEventBusProps) => only(nativeBusChart(props), 'EventBus').spec.jetstream;

/** Text of `key: value` lines as an object. */
const lines = (text: string) => Object.fromEntries(text.trim().split('\n').map(line => line.trim().split(': ')));

/** What JetStream and the stream are configured with, in any runtime. */
function configured(props: HaEventBusProps): { settings: Record<string, string>; stream: string } {
  const { eventBus, configMap } = new HaEventBus(shopChart(), 'Bus', props);
  const { jetstream, jetstreamExotic } = (eventBus.toJson() as any).spec;
  if (jetstream) return { settings: lines(jetstream.settings), stream: jetstream.streamConfig };
  const { store_dir: _, ...settings } = lines(/^jetstream {$(.*?)^}$/ms.exec(configMap!.toJson().data['nats.conf'])![1]);
  return { settings, stream: jetstreamExotic.streamConfig };
}

test.each(Object.values(FailureDomain))('the objects of a native bus that survives a lost %s', survives => {
  expect(yaml(nativeBusChart({ survives }))).toMatchSnapshot();
});

test('without props it is the bus that Argo Events uses where none is named, and survives a lost node', () => {
  const bus = new HaEventBus(shopChart(), 'Bus');
  expect(bus.eventBusName).toBe('default');
  expect(bus.survives).toBe(FailureDomain.NODE);
  expect(bus.servers).toBe(3);
  expect(bus.streamReplicas).toBe(3);
});

describe('the runtime', () => {
  const kinds = (chart: Chart) => Testing.synth(chart).map(({ kind }) => kind);

  test('is own servers behind a guard on each node by default, which need no pod policy', () => {
    const chart = shopChart();
    const bus = new HaEventBus(chart, 'Bus');
    expect(only(chart, 'StatefulSet').metadata.name).toBe('eventbus-default');
    expect(only(chart, 'DaemonSet').metadata.name).toBe('eventbus-default-node-guard');
    expect(Object.keys(only(chart, 'EventBus').spec)).toEqual(['jetstreamExotic']);
    expect([bus.podPolicy, bus.busGuard]).toEqual([false, false]);
    expect(bus.nodeGuard!.daemonSet.name).toBe('eventbus-default-node-guard');
  });

  test('without node guards leads clients to the servers themselves', () => {
    const chart = busChart({ nodeGuard: { enabled: false } });
    expect(kinds(chart)).toContain('StatefulSet');
    expect(kinds(chart)).not.toContain('DaemonSet');
    expect(ofKind(chart, 'Service').find(({ metadata }) => metadata.name === 'eventbus-default').spec.selector)
      .toEqual({ 'app.kubernetes.io/component': 'eventbus', 'cdk8s-argo-events-ha/bus': 'default' });
  });

  test('NATIVE leaves the servers to the controller, and asks the pod policy for guards in the pods', () => {
    const chart = shopChart();
    const bus = new HaEventBus(chart, 'Bus', { runtime: BusRuntime.NATIVE });
    expect(kinds(chart).filter(kind => ['StatefulSet', 'DaemonSet'].includes(kind))).toEqual([]);
    expect(Object.keys(only(chart, 'EventBus').spec)).toEqual(['jetstream']);
    expect([bus.podPolicy, bus.busGuard, bus.nodeGuard, bus.statefulSet]).toEqual([true, true, undefined, undefined]);
  });
});

test.each([
  [undefined, 'Prune=false,Delete=false', []],
  ['ServerSideApply=true', 'ServerSideApply=true,Prune=false,Delete=false', []],
  ['Prune=confirm', 'Prune=confirm,Delete=false', []],
  ['Prune=true', 'Prune=true,Delete=false', [expect.stringMatching(/^metadata.annotations: argocd.argoproj.io\/sync-options has Prune=true, which lets Argo CD delete the bus/)]],
])('with the sync options %s of the user, those of the bus are %s', (given, options, warnings) => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const chart = busChart(given === undefined ? {} : { metadata: { annotations: { 'argocd.argoproj.io/sync-options': given } } });
  expect(only(chart, 'EventBus').metadata.annotations['argocd.argoproj.io/sync-options']).toBe(options);
  expect(chart.node.findChild('Bus').node.metadata.map(({ data }) => data)).toEqual(warnings);
  jest.restoreAllMocks();
});

test('the objects can be reached under fixed paths', () => {
  const bus = new HaEventBus(shopChart(), 'Bus');
  expect(bus.node.findChild('Resource')).toBe(bus.eventBus);
  expect(bus.node.findChild('PodDisruptionBudget')).toBe(bus.podDisruptionBudget);
});

test('a JSON patch may add any field', () => {
  const chart = shopChart();
  new HaEventBus(chart, 'Bus').eventBus.addJsonPatch(JsonPatch.add('/spec/jetstreamExotic/newField', 1));
  expect(only(chart, 'EventBus').spec.jetstreamExotic.newField).toBe(1);
});

describe.each(RUNTIMES)('stores of runtime %s', runtime => {
  const stores = (props: HaEventBusProps = {}) => configured({ runtime, ...props });

  test('of 20Gi, 85 % are for all streams, 80 % of those for events, in whole bytes', () => {
    const fileStore = Math.floor(20 * GI * 0.85);
    expect(stores().settings.max_file_store).toBe(String(fileStore));
    expect(lines(stores().stream).maxBytes).toBe(String(Math.floor(fileStore * 0.8)));
  });

  test.each([
    ['1Gi', '912680550', '730144440'],
    ['10G', '8500000000', '6800000000'],
    ['100Gi', '91268055040', '73014444032'],
    ['1.5Ti', '1401877325414', '1121501860331'],
  ])('volumes of %s: max_file_store %s, maxBytes %s', (volumeSize, fileStore, maxBytes) => {
    const { settings, stream } = stores({ persistence: { volumeSize } });
    expect(settings.max_file_store).toBe(fileStore);
    expect(lines(stream).maxBytes).toBe(maxBytes);
  });

  test.each([
    ['its memory limit', { limits: { memory: '2Gi' } }, 2 * GI / 4],
    ['its memory request where there is no limit', { requests: { memory: '1Gi' } }, GI / 4],
    ['1Gi where there is neither', { requests: { cpu: '1' } }, GI / 4],
  ])('streams in memory get a quarter of %s', (_, resources, expected) => {
    expect(stores({ containerTemplate: { resources } }).settings.max_memory_store).toBe(String(expected));
  });

  test('sizes that are given are used as they are', () => {
    const { settings, stream } = stores({
      jetstream: { maxFileStore: Size.gibibytes(15), maxMemoryStore: Size.mebibytes(100), syncInterval: Duration.seconds(30) },
      stream: { maxBytes: Size.gibibytes(10) },
    });
    expect(settings).toEqual({ max_file_store: String(15 * GI), max_memory_store: String(100 * 1024 ** 2), sync_interval: '30s' });
    expect(lines(stream).maxBytes).toBe(String(10 * GI));
  });

  test('every write reaches the disk before it is acknowledged', () => {
    expect(stores().settings.sync_interval).toBe('always');
  });
});

describe.each(RUNTIMES)('the stream of runtime %s', runtime => {
  const streamConfig = (props: HaEventBusProps = {}) => configured({ runtime, ...props }).stream;

  test('has a copy on every server and keeps events for 72 h, by limits', () => {
    const { replicas, maxAge, maxMsgs, duplicates, retention, discard } = lines(streamConfig());
    expect({ replicas, maxAge, maxMsgs, duplicates, retention, discard })
      .toEqual({ replicas: '3', maxAge: '72h', maxMsgs: '-1', duplicates: '5m', retention: '0', discard: '0' });
  });

  test('has 5 copies on 5 servers, or 3', () => {
    expect(lines(streamConfig({ replicas: 5 })).replicas).toBe('5');
    expect(lines(streamConfig({ replicas: 5, stream: { replicas: 3 } })).replicas).toBe('3');
  });

  test('every option arrives', () => {
    const stream = {
      replicas: 3,
      maxAge: Duration.days(7),
      maxMsgs: 1000,
      maxBytes: Size.gibibytes(1),
      duplicates: Duration.seconds(90),
      discard: StreamDiscard.NEW,
    };
    expect(streamConfig({ stream }))
      .toBe(`replicas: 3\nmaxAge: 168h\nmaxMsgs: 1000\nmaxBytes: ${GI}\nduplicates: 90s\nretention: 0\ndiscard: 1\n`);
  });
});

describe('the spread of a native bus', () => {
  const terms = (props: HaEventBusProps) => {
    const {
      requiredDuringSchedulingIgnoredDuringExecution: required = [],
      preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
    } = native(props).affinity.podAntiAffinity;
    return {
      required: required.map((term: any) => term.topologyKey),
      preferred: preferred.map((term: any) => [term.weight, term.podAffinityTerm.topologyKey]),
    };
  };
  const [zone, host] = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'];

  test.each([
    ['POD', 3, 3, [], [[100, zone], [50, host]]],
    ['NODE', 3, 3, [host], [[100, zone]]],
    ['NODE', 5, 3, [host], [[100, zone]]],
    ['ZONE', 3, 3, [zone, host], []],
    ['ZONE', 3, 4, [zone, host], []],
    ['ZONE', 5, 3, [host], [[100, zone]]],
    ['ZONE', 5, 5, [zone, host], []],
  ])('to survive %s, %s servers in %s zones must part by %j and had better by %j', (survives, replicas, zones, required, preferred) => {
    expect(terms({ survives: survives as FailureDomain, replicas, zones })).toEqual({ required, preferred });
  });

  test.each([
    ['POD', 3, 3, 'ScheduleAnyway', undefined],
    ['NODE', 3, 3, 'ScheduleAnyway', undefined],
    ['ZONE', 3, 3, 'DoNotSchedule', '3'],
    ['ZONE', 3, 5, 'DoNotSchedule', '3'],
    ['ZONE', 5, 3, 'DoNotSchedule', '3'],
    ['ZONE', 5, 4, 'DoNotSchedule', '4'],
  ])('to survive %s, %s servers in %s zones ask the pod policy for %s over at least %s zones', (survives, replicas, zones, spread, minDomains) => {
    const { annotations } = native({ survives: survives as FailureDomain, replicas, zones }).metadata;
    expect(annotations['cdk8s-argo-events-ha/zone-spread']).toBe(spread);
    expect(annotations['cdk8s-argo-events-ha/zone-min-domains']).toBe(minDomains);
  });

  test('every term selects the servers of this bus alone', () => {
    const { affinity } = native({ survives: FailureDomain.ZONE, metadata: { name: 'orders' } });
    for (const term of affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution) {
      expect(term.labelSelector).toEqual({ matchLabels: { 'controller': 'eventbus-controller', 'eventbus-name': 'orders' } });
    }
  });
});

describe('the PodDisruptionBudget', () => {
  test.each([
    [BusRuntime.NATIVE, 'eventbus-orders-js', { 'controller': 'eventbus-controller', 'eventbus-name': 'orders' }],
    [BusRuntime.OWN_SERVERS, 'eventbus-orders', { 'app.kubernetes.io/component': 'eventbus', 'cdk8s-argo-events-ha/bus': 'orders' }],
  ])('of runtime %s lets a drain take one server at a time, and none while another catches up', (runtime, name, matchLabels) => {
    const { metadata, spec: budget } = only(busChart({ runtime, metadata: { name: 'orders' } }), 'PodDisruptionBudget');
    expect(metadata.name).toBe(name);
    expect(budget).toEqual({ maxUnavailable: 1, selector: { matchLabels }, unhealthyPodEvictionPolicy: 'IfHealthyBudget' });
  });

  test('takes its options', () => {
    const podDisruptionBudget = { maxUnavailable: 2, unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.ALWAYS_ALLOW };
    expect(only(busChart({ replicas: 5, podDisruptionBudget }), 'PodDisruptionBudget').spec).toMatchObject(podDisruptionBudget);
  });

  test('is not emitted when it is turned off', () => {
    const bus = new HaEventBus(shopChart(), 'Bus', { podDisruptionBudget: { enabled: false } });
    expect(bus.podDisruptionBudget).toBeUndefined();
  });
});

describe('under Argo CD', () => {
  test('the bus comes before its EventSources and Sensors', () => {
    for (const kind of ['EventBus', 'PodDisruptionBudget']) {
      expect(only(busChart(), kind).metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('-2');
    }
  });

  test('it is never pruned or deleted, which would delete its events', () => {
    expect(only(busChart(), 'EventBus').metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  });
});

describe('the pod policy of a native bus', () => {
  const nativeBus = (props: HaEventBusProps) => new HaEventBus(shopChart(), 'Bus', { runtime: BusRuntime.NATIVE, ...props });

  test('is not asked for anything when there is none', () => {
    expect(native({ podPolicy: false }).metadata.annotations).toEqual({ 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true' });
    expect(nativeBus({ podPolicy: false }).busGuard).toBe(false);
  });

  test.each([
    [FailureDomain.POD, false],
    [FailureDomain.NODE, true],
    [FailureDomain.ZONE, true],
  ])('to survive %s, clients get a guard: %s', (survives, guard) => {
    expect(nativeBus({ survives }).busGuard).toBe(guard);
  });
});

describe('the keeper', () => {
  const chart = busChart({ metadata: { name: 'orders' }, replicas: 5 });

  const container = ({ spec: { template } }: any) => template.spec.containers[0];
  const environment = (deployment: any) => Object.fromEntries(container(deployment).env.map(({ name, value }: any) => [name, value]));

  test('is a Deployment of one pod, after the bus', () => {
    const { metadata, spec: { replicas, strategy, template, selector } } = only(chart, 'Deployment');
    expect(metadata.name).toBe('eventbus-orders-keeper');
    expect(metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('-1');
    expect([replicas, strategy.type]).toEqual([1, 'Recreate']);
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  });

  test('watches the subscriptions of Sensors and may end their active process, unless that is turned off', () => {
    expect(environment(only(chart, 'Deployment'))).toMatchObject({ SUBSCRIPTIONS: 'watched', RESTART_SENSORS: 'allowed' });
    expect(environment(only(busChart({ keeper: { restartSensors: false } }), 'Deployment'))).not.toHaveProperty('RESTART_SENSORS');
    expect(environment(only(busChart({ keeper: { subscriptions: false } }), 'Deployment'))).not.toHaveProperty('RESTART_SENSORS');
    expect(environment(only(busChart({ keeper: { subscriptions: false } }), 'Deployment'))).not.toHaveProperty('SUBSCRIPTIONS');
  });

  test('moves leaders away from the servers of active Sensors, unless that is turned off', () => {
    expect(environment(only(chart, 'Deployment'))).toMatchObject({ LEADERS: 'moved' });
    expect(environment(only(busChart({ keeper: { moveLeaders: false } }), 'Deployment'))).not.toHaveProperty('LEADERS');
  });

  test('has an image of its own, or the one of the Jobs', () => {
    const image = (props: object) => container(only(busChart(props), 'Deployment')).image;
    expect(image({ keeper: { image: 'mirror/nats-box:1' }, natsBoxImage: 'mirror/other:1' })).toBe('mirror/nats-box:1');
    expect(image({ natsBoxImage: 'mirror/other:1' })).toBe('mirror/other:1');
  });

  test('restarts when its scripts change', () => {
    const annotation = (deployment: any) => deployment.spec.template.metadata.annotations['cdk8s-argo-events-ha/scripts'];
    const data = Testing.synth(chart).find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'eventbus-orders-scripts').data;
    expect(annotation(only(chart, 'Deployment'))).toBe(createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 8));
  });

  test('of a native bus may end the pods of the bus, by their names, and nothing else', () => {
    const resourceNames = [0, 1, 2, 3, 4].map(ordinal => `eventbus-orders-js-${ordinal}`);
    const native5 = nativeBusChart({ metadata: { name: 'orders' }, replicas: 5 });
    expect(only(native5, 'Role').rules).toEqual([{ apiGroups: [''], resources: ['pods'], resourceNames, verbs: ['delete'] }]);
  });

  test.each(RUNTIMES)('is all that is not emitted when it is turned off, runtime %s', runtime => {
    const objects = (props: HaEventBusProps) => Testing.synth(busChart({ runtime, ...props })).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    const own = ['ServiceAccount', 'Role', 'RoleBinding', 'Deployment'].map(kind => `${kind} eventbus-default-keeper`);
    const all = objects({});
    expect(all.filter(object => own.includes(object))).toEqual(own);
    expect(objects({ keeper: { enabled: false } })).toEqual(all.filter(object => !own.includes(object)));
  });
});

test('the user\'s metadata is merged with the derived one', () => {
  const metadata = { name: 'orders', labels: { team: 'shop' }, annotations: { 'note': 'x', 'argocd.argoproj.io/sync-wave': '7' } };
  expect(only(busChart({ metadata }), 'EventBus').metadata).toEqual({
    name: 'orders',
    namespace: 'shop',
    labels: { team: 'shop' },
    annotations: {
      'note': 'x',
      'argocd.argoproj.io/sync-wave': '7',
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'cdk8s-argo-events-ha/survives': 'NODE',
    },
  });
});

test.each(RUNTIMES)('an affinity to nodes leaves the spread over hosts as it is, runtime %s', runtime => {
  const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'Exists' }] }] } };
  const affinityOf = (props: HaEventBusProps) => {
    const { eventBus, statefulSet } = new HaEventBus(shopChart(), 'Bus', { runtime, ...props });
    return (statefulSet?.toJson().spec.template.spec ?? (eventBus.toJson() as any).spec.jetstream).affinity;
  };
  const { podAntiAffinity } = affinityOf({});
  expect(podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toHaveLength(1);
  expect(affinityOf({ affinity: { nodeAffinity } })).toEqual({ nodeAffinity, podAntiAffinity });
});

test('the keeper of the bus and the Jobs of its Sensors run where the servers run, with images of the same registry, and without a mesh', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const eventBus = new HaEventBus(chart, 'Bus', {
    imagePullSecrets: [{ name: 'registry' }],
    nodeSelector: { pool: 'events' },
    tolerations: [{ key: 'pool', operator: 'Equal', value: 'events', effect: 'NoSchedule' }],
    priorityClassName: 'high',
    podMetadata: { labels: { team: 'shop' }, annotations: { note: 'events' } },
  });
  new HaSensor(chart, 'Sensor', {
    metadata: { name: 'fulfil' },
    eventBus,
    dependencies: [{ name: 'order', eventSourceName: 'shop', eventName: 'order' }],
    triggers: [{ template: { name: 'log', log: {} } }],
  });
  const pods = Testing.synth(chart).filter(({ metadata }) => /^eventbus-default-keeper$|^sensor-fulfil-bucket-/.test(metadata.name))
    .flatMap(({ spec }) => spec?.template ?? []);
  expect(pods).toHaveLength(2);
  for (const { metadata, spec: pod } of pods) {
    expect(metadata.labels).toMatchObject({ 'team': 'shop', 'sidecar.istio.io/inject': 'false' });
    expect(metadata.annotations).toMatchObject({ 'note': 'events', 'sidecar.istio.io/inject': 'false', 'linkerd.io/inject': 'disabled' });
    expect(pod).toMatchObject({ imagePullSecrets: [{ name: 'registry' }], nodeSelector: { pool: 'events' }, priorityClassName: 'high' });
    expect(pod.tolerations).toContainEqual({ key: 'pool', operator: 'Equal', value: 'events', effect: 'NoSchedule' });
  }
});
