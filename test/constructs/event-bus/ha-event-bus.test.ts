import { createHash } from 'crypto';
import { Chart, Duration, JsonPatch, Size, Testing } from 'cdk8s';
import { FailureDomain, HaEventBus, HaEventBusProps, HaSensor, StreamDiscard, UnhealthyPodEvictionPolicy } from '../../../src';
import { busChart, only, shopChart, yaml } from '../../support/synth';

const GI = 1024 ** 3;
const spec = (props?: HaEventBusProps) => only(busChart(props), 'EventBus').spec.jetstream;

/** Text of `key: value` lines as an object. */
const lines = (text: string) => Object.fromEntries(text.trim().split('\n').map(line => line.split(': ')));

test.each(Object.values(FailureDomain))('the objects of a bus that survives a lost %s', survives => {
  expect(yaml(busChart({ survives }))).toMatchSnapshot();
});

test('without props it is the bus that Argo Events uses where none is named, and survives a lost node', () => {
  const bus = new HaEventBus(shopChart(), 'Bus');
  expect(bus.eventBusName).toBe('default');
  expect(bus.survives).toBe(FailureDomain.NODE);
  expect(bus.servers).toBe(3);
  expect(bus.streamReplicas).toBe(3);
  expect(bus.podPolicy).toBe(true);
  expect(bus.busGuard).toBe(true);
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
  new HaEventBus(chart, 'Bus').eventBus.addJsonPatch(JsonPatch.add('/spec/jetstream/newField', 1));
  expect(only(chart, 'EventBus').spec.jetstream.newField).toBe(1);
});

describe('stores', () => {
  test('of 20Gi, 85 % are for all streams, 80 % of those for events, in whole bytes', () => {
    const fileStore = Math.floor(20 * GI * 0.85);
    expect(lines(spec().settings).max_file_store).toBe(String(fileStore));
    expect(lines(spec().streamConfig).maxBytes).toBe(String(Math.floor(fileStore * 0.8)));
  });

  test.each([
    ['1Gi', '912680550', '730144440'],
    ['10G', '8500000000', '6800000000'],
    ['100Gi', '91268055040', '73014444032'],
    ['1.5Ti', '1401877325414', '1121501860331'],
  ])('volumes of %s: max_file_store %s, maxBytes %s', (volumeSize, fileStore, maxBytes) => {
    const { settings, streamConfig } = spec({ persistence: { volumeSize } });
    expect(lines(settings).max_file_store).toBe(fileStore);
    expect(lines(streamConfig).maxBytes).toBe(maxBytes);
  });

  test.each([
    ['its memory limit', { limits: { memory: '2Gi' } }, 2 * GI / 4],
    ['its memory request where there is no limit', { requests: { memory: '1Gi' } }, GI / 4],
    ['1Gi where there is neither', { requests: { cpu: '1' } }, GI / 4],
  ])('streams in memory get a quarter of %s', (_, resources, expected) => {
    expect(lines(spec({ containerTemplate: { resources } }).settings).max_memory_store).toBe(String(expected));
  });

  test('sizes that are given are used as they are', () => {
    const { settings, streamConfig } = spec({
      jetstream: { maxFileStore: Size.gibibytes(15), maxMemoryStore: Size.mebibytes(100), syncInterval: Duration.seconds(30) },
      stream: { maxBytes: Size.gibibytes(10) },
    });
    expect(settings).toBe(`max_file_store: ${15 * GI}\nmax_memory_store: ${100 * 1024 ** 2}\nsync_interval: 30s\n`);
    expect(lines(streamConfig).maxBytes).toBe(String(10 * GI));
  });

  test('every write reaches the disk before it is acknowledged', () => {
    expect(lines(spec().settings).sync_interval).toBe('always');
  });
});

describe('the stream', () => {
  test('has a copy on every server and keeps events for 72 h, by limits', () => {
    const { replicas, maxAge, maxMsgs, duplicates, retention, discard } = lines(spec().streamConfig);
    expect({ replicas, maxAge, maxMsgs, duplicates, retention, discard })
      .toEqual({ replicas: '3', maxAge: '72h', maxMsgs: '-1', duplicates: '5m', retention: '0', discard: '0' });
  });

  test('has 5 copies on 5 servers, or 3', () => {
    expect(lines(spec({ replicas: 5 }).streamConfig).replicas).toBe('5');
    expect(lines(spec({ replicas: 5, stream: { replicas: 3 } }).streamConfig).replicas).toBe('3');
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
    expect(spec({ stream }).streamConfig)
      .toBe(`replicas: 3\nmaxAge: 168h\nmaxMsgs: 1000\nmaxBytes: ${GI}\nduplicates: 90s\nretention: 0\ndiscard: 1\n`);
  });
});

describe('spread', () => {
  const terms = (props: HaEventBusProps) => {
    const {
      requiredDuringSchedulingIgnoredDuringExecution: required = [],
      preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
    } = spec(props).affinity.podAntiAffinity;
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
    const { annotations } = spec({ survives: survives as FailureDomain, replicas, zones }).metadata;
    expect(annotations['cdk8s-argo-events-ha/zone-spread']).toBe(spread);
    expect(annotations['cdk8s-argo-events-ha/zone-min-domains']).toBe(minDomains);
  });

  test('every term selects the servers of this bus alone', () => {
    const { affinity } = spec({ survives: FailureDomain.ZONE, metadata: { name: 'orders' } });
    for (const term of affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution) {
      expect(term.labelSelector).toEqual({ matchLabels: { 'controller': 'eventbus-controller', 'eventbus-name': 'orders' } });
    }
  });
});

describe('the PodDisruptionBudget', () => {
  test('lets a drain take one server at a time, and none while another catches up', () => {
    const { metadata, spec: budget } = only(busChart({ metadata: { name: 'orders' } }), 'PodDisruptionBudget');
    expect(metadata.name).toBe('eventbus-orders-js');
    expect(budget).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { 'controller': 'eventbus-controller', 'eventbus-name': 'orders' } },
      unhealthyPodEvictionPolicy: 'IfHealthyBudget',
    });
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

describe('the pod policy', () => {
  test('is not asked for anything when there is none', () => {
    expect(spec({ podPolicy: false }).metadata.annotations).toEqual({ 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true' });
    expect(new HaEventBus(shopChart(), 'Bus', { podPolicy: false }).busGuard).toBe(false);
  });

  test.each([
    [FailureDomain.POD, false],
    [FailureDomain.NODE, true],
    [FailureDomain.ZONE, true],
  ])('to survive %s, clients get a guard: %s', (survives, guard) => {
    expect(new HaEventBus(shopChart(), 'Bus', { survives }).busGuard).toBe(guard);
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

  test('may end the pods of its bus, by their names, and nothing else', () => {
    const resourceNames = [0, 1, 2, 3, 4].map(ordinal => `eventbus-orders-js-${ordinal}`);
    expect(only(chart, 'Role').rules).toEqual([{ apiGroups: [''], resources: ['pods'], resourceNames, verbs: ['delete'] }]);
  });

  test('is not emitted when it is turned off', () => {
    expect(Testing.synth(busChart({ keeper: { enabled: false } })).map(({ kind }) => kind)).toEqual(['EventBus', 'PodDisruptionBudget', 'ConfigMap', 'Service', 'ConfigMap']);
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

test('an affinity to nodes leaves the spread over hosts as it is', () => {
  const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'Exists' }] }] } };
  const { affinity } = spec({ affinity: { nodeAffinity } });
  expect(affinity).toEqual({ nodeAffinity, podAntiAffinity: spec().affinity.podAntiAffinity });
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
  const pods = Testing.synth(chart).filter(({ kind }) => kind === 'Job' || kind === 'Deployment').map(({ spec: { template } }) => template);
  expect(pods).toHaveLength(2);
  for (const { metadata, spec: pod } of pods) {
    expect(metadata.labels).toMatchObject({ 'team': 'shop', 'sidecar.istio.io/inject': 'false' });
    expect(metadata.annotations).toMatchObject({ 'note': 'events', 'sidecar.istio.io/inject': 'false', 'linkerd.io/inject': 'disabled' });
    expect(pod).toMatchObject({ imagePullSecrets: [{ name: 'registry' }], nodeSelector: { pool: 'events' }, priorityClassName: 'high' });
    expect(pod.tolerations).toContainEqual({ key: 'pool', operator: 'Equal', value: 'events', effect: 'NoSchedule' });
  }
});
