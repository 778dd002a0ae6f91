import { Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import { argoevents, FailureDomain, HaEventBus, HaSensor, HaSensorProps, LeaderElection } from '../../../src';
import { DEPENDENCY, ofKind, only, sensorChart, shopChart, TRIGGER, yaml } from '../../support/synth';

type Props = Partial<HaSensorProps>;
const sensor = (props?: Props, survives?: FailureDomain) => only(sensorChart(props, survives), 'Sensor');
const triggers = (...given: argoevents.Trigger[]) => sensor({ triggers: given }).spec.triggers;
const ELECTION = 'events.argoproj.io/leader-election';
const RETRY = { steps: 6, duration: '1s', factor: 2, jitter: 0.1 };

test.each(Object.values(FailureDomain))('the objects of a Sensor that survives a lost %s', survives => {
  expect(yaml(sensorChart({}, survives))).toMatchSnapshot();
});

test('the objects of a Sensor with a Lease', () => {
  expect(yaml(sensorChart({ replicas: 2 }))).toMatchSnapshot();
});

test('the objects can be reached under fixed paths', () => {
  const chart = shopChart();
  const fulfil = new HaSensor(chart, 'Fulfil', { eventBus: new HaEventBus(chart, 'Bus'), dependencies: [DEPENDENCY], triggers: [TRIGGER], replicas: 2 });
  expect(fulfil.node.findChild('Resource')).toBe(fulfil.sensor);
  expect(fulfil.node.findChild('PodDisruptionBudget')).toBe(fulfil.podDisruptionBudget);
  expect(fulfil.node.findChild('ServiceAccount')).toBe(fulfil.serviceAccount);
  expect(fulfil.node.findChild('Role')).toBe(fulfil.role);
  expect(fulfil.node.findChild('RoleBinding')).toBe(fulfil.roleBinding);
});

test('a JSON patch may add any field', () => {
  const chart = shopChart();
  const fulfil = new HaSensor(chart, 'Fulfil', { eventBus: new HaEventBus(chart, 'Bus'), dependencies: [DEPENDENCY], triggers: [TRIGGER] });
  fulfil.sensor.addJsonPatch(JsonPatch.add('/spec/newField', 1));
  expect(only(chart, 'Sensor').spec.newField).toBe(1);
});

describe('replicas and election', () => {
  test.each<[number | undefined, LeaderElection | undefined, number, string | undefined]>([
    [undefined, undefined, 3, undefined],
    [undefined, LeaderElection.lease(), 3, 'k8s'],
    [2, undefined, 2, 'k8s'],
    [3, LeaderElection.graft(), 3, undefined],
    [4, undefined, 4, 'k8s'],
    [5, undefined, 5, undefined],
  ])('%s replicas asked for, election %j: %s pods, annotation %s', (replicas, leaderElection, pods, annotation) => {
    const { metadata, spec } = sensor({ replicas, leaderElection });
    expect(spec.replicas).toBe(pods);
    expect(metadata.annotations[ELECTION]).toBe(annotation);
    expect(metadata.labels?.[ELECTION]).toBe(annotation);
  });

  test('with a Lease, the pods may get, update and create it, and nothing else', () => {
    const chart = sensorChart({ replicas: 2 });
    expect(ofKind(chart, 'Role').find(({ metadata }) => metadata.name === 'sensor-fulfil')!.rules).toEqual([
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['sensor-fulfil'], verbs: ['get', 'update'] },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
    ]);
    expect(only(chart, 'Sensor').spec.template.serviceAccountName).toBe('sensor-fulfil');
    expect(only(chart, 'Sensor').spec.template.container.env.map(({ name, value }: any) => `${name}=${value}`)).toEqual([
      'LEADER_ELECTION_LEASE_DURATION=15s', 'LEADER_ELECTION_RENEW_DEADLINE=10s', 'LEADER_ELECTION_RETRY_PERIOD=2s', 'GOMEMLIMIT=241591910B',
    ]);
  });

  test('with a Lease, the keeper of the bus may read and take it, and nothing else', () => {
    const chart = sensorChart({ replicas: 2 });
    const named = (kind: string) => ofKind(chart, kind).find(({ metadata }) => metadata.name === 'keeper-sensor-fulfil')!;
    expect(named('Role').rules).toEqual([{ apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['sensor-fulfil'], verbs: ['get', 'patch'] }]);
    expect(named('RoleBinding')).toMatchObject({ roleRef: { kind: 'Role', name: 'keeper-sensor-fulfil' }, subjects: [{ kind: 'ServiceAccount', name: 'eventbus-default-keeper' }] });
  });

  test.each([{ enabled: false }, { subscriptions: false }, { restartSensors: false }])('with a keeper of %j, the keeper may not', keeper => {
    const chart = shopChart();
    new HaSensor(chart, 'Fulfil', { eventBus: new HaEventBus(chart, 'Bus', { keeper }), replicas: 2, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
    expect(ofKind(chart, 'Role').filter(({ metadata }) => metadata.name.startsWith('keeper-'))).toEqual([]);
  });

  test('with graft, no permission is given', () => {
    expect(Testing.synth(sensorChart()).map(({ kind }) => kind)).toEqual(['Sensor', 'PodDisruptionBudget', 'ConfigMap', 'Job']);
  });
});

describe('delivery', () => {
  test('an event is acknowledged after its trigger has run, and a trigger that fails is retried for about 31 s', () => {
    expect(triggers(TRIGGER)).toEqual([{ ...TRIGGER, atLeastOnce: true, retryStrategy: RETRY }]);
  });

  test('a retryStrategy of the trigger wins over that of the Sensor', () => {
    const own = { steps: 2 };
    expect(sensor({ triggers: [{ ...TRIGGER, retryStrategy: own }, { template: { name: 'other', log: {} } }], retryStrategy: { steps: 9 } }).spec.triggers
      .map(({ retryStrategy }: any) => retryStrategy)).toEqual([{ steps: 2 }, { steps: 9 }]);
  });

  test('atLeastOnce can be turned off, and then nothing is retried', () => {
    expect(triggers({ ...TRIGGER, atLeastOnce: false })).toEqual([{ ...TRIGGER, atLeastOnce: false }]);
  });

  test('a dead-letter trigger is delivered as carefully', () => {
    const dlqTrigger = { template: { name: 'dead', log: {} } };
    expect(triggers({ ...TRIGGER, dlqTrigger })[0].dlqTrigger).toEqual({ ...dlqTrigger, atLeastOnce: true, retryStrategy: RETRY });
  });

  test('what else a trigger says stays as it is', () => {
    const trigger = { template: { name: 'create', conditions: 'order', http: { url: 'http://orders.example.com', method: 'POST' } }, policy: { status: { allow: [200] } } };
    expect(triggers(trigger)[0]).toMatchObject({
      template: { name: 'create', conditions: 'order', http: { url: 'http://orders.example.com', method: 'POST' } },
      policy: { status: { allow: [200] } },
    });
  });

  test('the user\'s triggers are not changed', () => {
    const given = { ...TRIGGER };
    sensor({ triggers: [given] });
    expect(given).toEqual(TRIGGER);
  });
});

describe('the PodDisruptionBudget', () => {
  test('lets a drain take one pod, and any pod that does not work', () => {
    const { metadata, spec } = only(sensorChart(), 'PodDisruptionBudget');
    expect(metadata.name).toBe('sensor-fulfil');
    expect(spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { 'controller': 'sensor-controller', 'sensor-name': 'fulfil' } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  test('is not emitted when it is turned off', () => {
    expect(ofKind(sensorChart({ podDisruptionBudget: { enabled: false } }), 'PodDisruptionBudget')).toEqual([]);
  });
});

test('the pods have liveness, 50 s to stop, no readiness and no sleep', () => {
  const { annotations } = sensor().spec.template.metadata;
  expect(Object.keys(annotations).filter(key => /readiness|pre-stop/.test(key))).toEqual([]);
  expect(annotations).toMatchObject({
    'cdk8s-argo-events-ha/liveness-path': '/metrics',
    'cdk8s-argo-events-ha/liveness-port': '7777',
    'cdk8s-argo-events-ha/termination-grace-period-seconds': '50',
  });
});

test('a longer grace period reaches the pods', () => {
  const { annotations } = sensor({ terminationGracePeriod: Duration.minutes(2) }).spec.template.metadata;
  expect(annotations['cdk8s-argo-events-ha/termination-grace-period-seconds']).toBe('120');
});

test('under Argo CD the bucket comes with the EventSources, and everything else after them', () => {
  const waves = Testing.synth(sensorChart({ replicas: 2 })).map(({ kind, metadata }) => [kind, metadata.annotations['argocd.argoproj.io/sync-wave']]);
  expect(waves).toEqual([
    ['Sensor', '0'], ['PodDisruptionBudget', '0'], ['ServiceAccount', '0'], ['Role', '0'], ['RoleBinding', '0'], ['Role', '0'], ['RoleBinding', '0'], ['ConfigMap', '-1'], ['Job', '-1'],
  ]);
});

describe('the bucket', () => {
  const env = (chart: Chart) => Object.fromEntries(only(chart, 'Job').spec.template.spec.containers[0].env.map(({ name, value }: any) => [name, value]));

  test.each([3, 5])('has as many copies as the stream of the bus: %s', copies => {
    const chart = shopChart();
    const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { replicas: 5, streamReplicas: copies });
    new HaSensor(chart, 'Fulfil', { eventBus, metadata: { name: 'fulfil' }, dependencies: [DEPENDENCY], triggers: [TRIGGER] });
    expect(env(chart)).toMatchObject({ BUCKET: 'fulfil', REPLICAS: String(copies) });
  });

  test('of a long name gets a Job with a name that Kubernetes takes', () => {
    const name = 's'.repeat(63);
    const chart = sensorChart({ metadata: { name } });
    expect(only(chart, 'Job').metadata.name).toMatch(/^sensor-s{47}-[0-9a-f]{8}$/);
    expect(env(chart).BUCKET).toBe(name);
  });

  test('that is read only when a Sensor starts is read from its leader from now on', () => {
    expect(env(sensorChart()).READS).toBe('leader');
  });

  test('that is read with each event is changed by nobody while a Sensor reads it', () => {
    expect(env(sensorChart({ dependencies: [DEPENDENCY, { ...DEPENDENCY, name: 'payment' }] }))).not.toHaveProperty('READS');
  });

  test('is left as Argo Events makes it when the Job is turned off', () => {
    expect(ofKind(sensorChart({ bucketJob: false }), 'Job')).toEqual([]);
  });
});
