import { Chart, Duration, Testing } from 'cdk8s';
import { BusRuntime, EventBusReferenceProps, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaEventSourceProps, HaSensor } from '../../../src';
import { PodAnnotation } from '../../../src/contract/pod-annotations';
import { shopChart, WEBHOOK, TRIGGER, yaml } from '../../support/synth';

type Own = Omit<HaEventBusProps, 'runtime'>;

function ownBus(props: Own = {}, chart: Chart = shopChart()): HaEventBus {
  return new HaEventBus(chart, 'Bus', { runtime: BusRuntime.OWN_SERVERS, ...props });
}

function manifests(props: Own = {}): any[] {
  return Testing.synth(Chart.of(ownBus(props)));
}

const find = (all: any[], kind: string, name: string) => all.find(manifest => manifest.kind === kind && manifest.metadata.name === name);
const statefulSet = (props: Own = {}) => find(manifests(props), 'StatefulSet', 'eventbus-default').spec;
const podSpec = (props: Own = {}) => statefulSet(props).template.spec;
const container = (props: Own = {}, name = 'nats') => podSpec(props).containers.find((each: any) => each.name === name);
const config = (props: Own = {}): string => find(manifests(props), 'ConfigMap', 'eventbus-default-config').data['nats.conf'];
const keeper = (all: any[]) => find(all, 'Deployment', 'eventbus-default-keeper').spec.template.spec;

test('the objects of a bus of own servers for a zone', () => {
  const chart = shopChart();
  ownBus({ survives: FailureDomain.ZONE, ownServers: { networkPolicy: true } }, chart);
  expect(yaml(chart)).toMatchSnapshot();
});

test('the EventBus names the servers, the credentials, the stream and the authority that signed their certificate', () => {
  expect(find(manifests(), 'EventBus', 'default').spec).toEqual({
    jetstreamExotic: {
      url: 'nats://eventbus-default.shop.svc:4222',
      accessSecret: { name: 'eventbus-default-client', key: 'client-auth' },
      streamConfig: 'replicas: 3\nmaxAge: 72h\nmaxMsgs: -1\nmaxBytes: 14602888806\nduplicates: 5m\nretention: 0\ndiscard: 0\n',
      tls: { caCertSecret: { name: 'eventbus-default-tls', key: 'ca.crt' } },
    },
  });
});

test('without a namespace of the chart all names are short, which pods of the same namespace resolve', () => {
  const all = Testing.synth(Chart.of(ownBus({}, new Chart(Testing.app(), 'chart'))));
  expect(find(all, 'EventBus', 'default').spec.jetstreamExotic.url).toBe('nats://eventbus-default:4222');
  expect(find(all, 'ConfigMap', 'eventbus-default-config').data['routes.conf']).toContain('"nats-route://eventbus-default-2.eventbus-default-servers:6222"');
});

describe('placement', () => {
  test.each<[FailureDomain, number, number, string[], object]>([
    [FailureDomain.POD, 3, 3, [], { whenUnsatisfiable: 'ScheduleAnyway' }],
    [FailureDomain.NODE, 3, 3, ['kubernetes.io/hostname'], { whenUnsatisfiable: 'ScheduleAnyway' }],
    [FailureDomain.ZONE, 3, 3, ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'], { whenUnsatisfiable: 'DoNotSchedule', minDomains: 3 }],
    [FailureDomain.ZONE, 5, 3, ['kubernetes.io/hostname'], { whenUnsatisfiable: 'DoNotSchedule', minDomains: 3 }],
    [FailureDomain.ZONE, 5, 6, ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'], { whenUnsatisfiable: 'DoNotSchedule', minDomains: 5 }],
  ])('%s, %d servers in %d zones', (survives, replicas, zones, required, zone) => {
    const { affinity, topologySpreadConstraints } = podSpec({ survives, replicas, zones });
    expect((affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution ?? []).map((term: any) => term.topologyKey)).toEqual(required);
    expect(topologySpreadConstraints).toEqual([expect.objectContaining({ topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, ...zone })]);
  });
});

describe('probes', () => {
  test('no probe restarts a server that catches up: only a process that does not answer at all', () => {
    const { startupProbe, livenessProbe } = container();
    expect(startupProbe).toMatchObject({ httpGet: { path: '/healthz' }, periodSeconds: 2, failureThreshold: 43200 });
    expect(livenessProbe).toMatchObject({ httpGet: { path: '/varz' }, periodSeconds: 10, failureThreshold: 6 });
  });

  test.each([
    ['2.10.29', '/healthz?js-server-only=true'],
    ['2.11.0', '/healthz?js-meta-only=true'],
    ['2.14.10', '/healthz?js-meta-only=true'],
    ['2.15.3', '/healthz?js-meta-only=true'],
  ])('a server of version %s stays Ready while it follows the meta leader: %s', (version, path) => {
    expect(container({ version }).readinessProbe.httpGet.path).toBe(path);
  });
});

describe('a server ends gracefully', () => {
  test('by a lame duck that the grace period outlasts, without a shell', () => {
    expect(container().lifecycle.preStop.exec.command).toEqual(['nats-server', '--signal', 'ldm=/var/run/nats/nats.pid']);
    const seconds = Number(/lame_duck_duration: (\d+)s/.exec(config())![1]);
    expect(podSpec().terminationGracePeriodSeconds).toBeGreaterThanOrEqual(seconds + 20);
  });
});

describe('versions', () => {
  test.each([
    [{}, 'nats:2.14.10'],
    [{ version: '2.10.29' }, 'nats:2.10.29'],
    [{ version: '2.15.3' }, 'nats:2.15.3'],
    [{ version: '2.15.3', ownServers: { image: 'mirror/nats:2.15.3-alpine' } }, 'mirror/nats:2.15.3-alpine'],
  ])('%o runs %s', (props, image) => {
    expect(container(props).image).toBe(image);
  });

  test.each(['2.9.25', 'latest', '2.14', 'v2.14.10'])('refused: "%s"', version => {
    expect(() => ownBus({ version })).toThrow(`version: got "${version}" with runtime OWN_SERVERS`);
  });
});

describe('a change of the configuration', () => {
  const hash = (props: Own) => statefulSet(props).template.metadata.annotations['cdk8s-argo-events-ha/config'];
  const before = hash({});

  test.each<[string, Own, boolean]>([
    ['maxPayload', { maxPayload: '4MB' }, false],
    ['pingMax', { pingMax: 2 }, false],
    ['replicas: new routes', { replicas: 5 }, false],
    ['syncInterval', { jetstream: { syncInterval: Duration.seconds(1) } }, true],
    ['a store limit', { persistence: { volumeSize: '40Gi' } }, true],
    ['extraConfig', { ownServers: { extraConfig: 'write_deadline: 5s' } }, true],
  ])('%s: restarts the servers: %s', (_, props, restarts) => {
    expect(hash(props) !== before).toBe(restarts);
  });

  test('of what a running server reads again reaches it by the reloader, which watches every file', () => {
    const { args } = container({}, 'reloader');
    const files = args.filter((_: string, index: number) => args[index - 1] === '-config');
    const mounted = podSpec().volumes.find(({ name }: any) => name === 'config').projected.sources
      .flatMap((source: any) => (source.configMap ?? source.secret).items).map(({ path }: any) => `/etc/nats/${path}`);
    expect(files.sort()).toEqual(mounted.sort());
    expect(podSpec().shareProcessNamespace).toBe(true);
  });
});

test('an empty class of storage asks for volumes without one, as Kubernetes reads it', () => {
  const [claim] = statefulSet({ persistence: { storageClassName: '' } }).volumeClaimTemplates;
  expect(claim.spec.storageClassName).toBe('');
});

describe('a rollout', () => {
  test('is the keeper\'s: it looks whether the bus is healthy before each server; a changed server makes another pod of it', () => {
    expect(statefulSet().updateStrategy).toEqual({ type: 'OnDelete' });
    const rollout = (props: Own) => keeper(manifests(props)).containers[0].env.find(({ name }: any) => name === 'ROLLOUT').value;
    expect(rollout({})).not.toBe(rollout({ version: '2.15.3' }));
    expect(find(manifests(), 'Role', 'eventbus-default-keeper').rules).toEqual([
      { apiGroups: [''], resources: ['pods'], resourceNames: ['eventbus-default-0', 'eventbus-default-1', 'eventbus-default-2'], verbs: ['delete', 'get'] },
      { apiGroups: [''], resources: ['pods/eviction'], resourceNames: ['eventbus-default-0', 'eventbus-default-1', 'eventbus-default-2'], verbs: ['create'] },
      { apiGroups: ['apps'], resources: ['statefulsets'], resourceNames: ['eventbus-default'], verbs: ['get'] },
    ]);
  });

  test('is the controller\'s without a keeper', () => {
    expect(statefulSet({ keeper: { enabled: false } }).updateStrategy).toEqual({ type: 'RollingUpdate' });
  });
});

describe('Secrets', () => {
  const job = (all: any[]) => all.find(({ kind, metadata }) => kind === 'Job' && metadata.name.startsWith('eventbus-default-secrets-'));
  const made = (all: any[]) => job(all)?.spec.template.spec.containers[0].env.find(({ name }: any) => name === 'MAKE').value;
  const all = { clientSecret: { name: 'c' }, accountsSecret: { name: 's' }, tlsSecret: { name: 't' } };

  test.each([
    [{}, 'client server tls'],
    [{ tlsSecret: all.tlsSecret }, 'client server'],
    [{ clientSecret: all.clientSecret }, 'server tls'],
    [{ clientSecret: all.clientSecret, accountsSecret: all.accountsSecret }, 'tls'],
  ])('with %o the Job makes %s', (ownServers, secrets) => {
    expect(made(manifests({ ownServers }))).toBe(secrets);
  });

  test('with all of them given there is no Job, and nobody may create Secrets', () => {
    const objects = manifests({ ownServers: all });
    expect(job(objects)).toBeUndefined();
    expect(JSON.stringify(objects.filter(({ kind }) => kind === 'Role'))).not.toContain('secrets');
  });

  test('the pod of the Job runs where the servers run, with images of the same registry, and without the sidecar of a mesh', () => {
    const { template } = manifests({
      imagePullSecrets: [{ name: 'pull' }],
      nodeSelector: { pool: 'events' },
      tolerations: [{ key: 'pool', operator: 'Exists' }],
      priorityClassName: 'high',
      podMetadata: { labels: { team: 'shop' }, annotations: { owner: 'shop' } },
    }).find(({ kind, metadata }) => kind === 'Job' && metadata.name.startsWith('eventbus-default-secrets-')).spec;
    expect(template.metadata).toMatchObject({
      labels: { 'team': 'shop', 'app.kubernetes.io/name': 'eventbus-secrets', 'sidecar.istio.io/inject': 'false' },
      annotations: { 'owner': 'shop', 'sidecar.istio.io/inject': 'false', 'linkerd.io/inject': 'disabled' },
    });
    expect(template.spec).toMatchObject({ imagePullSecrets: [{ name: 'pull' }], nodeSelector: { pool: 'events' }, priorityClassName: 'high' });
    expect(template.spec.tolerations).toContainEqual({ key: 'pool', operator: 'Exists' });
  });

  test('the account of the Job may create Secrets, and read the two whose credentials are the same', () => {
    expect(find(manifests(), 'Role', 'eventbus-default-secrets').rules).toEqual([
      { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['eventbus-default-client', 'eventbus-default-server'], verbs: ['get'] },
    ]);
  });

  test('given ones are used by the servers, the EventBus and the keeper', () => {
    const objects = manifests({
      ownServers: {
        clientSecret: { name: 'c', key: 'auth.yaml' }, accountsSecret: { name: 's', key: 'a.conf' }, tlsSecret: { name: 't', certKey: 'cert', keyKey: 'key', caKey: 'ca' },
      },
    });
    expect(find(objects, 'EventBus', 'default').spec.jetstreamExotic).toMatchObject({
      accessSecret: { name: 'c', key: 'auth.yaml' }, tls: { caCertSecret: { name: 't', key: 'ca' } },
    });
    const sources = (spec: any, volume: string) =>
      spec.volumes.find(({ name }: any) => name === volume).projected.sources.flatMap(({ secret }: any) => secret ?? []);
    expect(sources(find(objects, 'StatefulSet', 'eventbus-default').spec.template.spec, 'config')).toEqual([
      { name: 's', items: [{ key: 'a.conf', path: 'accounts.conf' }] },
      { name: 't', items: [{ key: 'cert', path: 'tls/tls.crt' }, { key: 'key', path: 'tls/tls.key' }, { key: 'ca', path: 'tls/ca.crt' }] },
    ]);
    expect(sources(keeper(objects), 'bus')).toEqual([
      { name: 'c', items: [{ key: 'auth.yaml', path: 'client-auth' }] },
      { name: 't', items: [{ key: 'ca', path: 'ca-cert' }] },
    ]);
  });
});

describe('clients', () => {
  test('ask no pod policy for anything, and the Job of a Sensor connects to the servers', () => {
    const chart = shopChart();
    const eventBus = ownBus({}, chart);
    const source = new HaEventSource(chart, 'Shop', { metadata: { name: 'shop' }, eventBus, ...WEBHOOK });
    new HaSensor(chart, 'Fulfil', { metadata: { name: 'fulfil' }, eventBus, dependencies: [source.event('order')], triggers: [TRIGGER] });
    const all: any[] = Testing.synth(chart);
    for (const kind of ['EventSource', 'Sensor']) {
      expect(Object.keys(all.find(each => each.kind === kind).spec.template.metadata.annotations)).toEqual(['cluster-autoscaler.kubernetes.io/safe-to-evict']);
    }
    const bucket = all.find(({ metadata }) => metadata.name.startsWith('sensor-fulfil-bucket-')).spec.template.spec;
    expect(bucket.containers[0].env).toContainEqual({ name: 'SERVICE', value: 'eventbus-default' });
    expect(bucket.volumes[0].projected.sources[0].secret.name).toBe('eventbus-default-client');
  });

  test('may ask the pod policy for probes and spread, but have no guard in their pods', () => {
    const chart = shopChart();
    const source = new HaEventSource(chart, 'Shop', { eventBus: ownBus({ podPolicy: true }, chart), ...WEBHOOK });
    const { annotations } = source.eventSource.toJson().spec.template.metadata;
    expect(annotations[PodAnnotation.READINESS_PATH]).toBe('/health');
    expect(annotations[PodAnnotation.BUS_GUARD]).toBeUndefined();
  });

  test('of a bus that is defined elsewhere connect to the names that it gives', () => {
    const chart = shopChart();
    const { access, podPolicy } = HaEventBus.fromEventBusName(chart, 'Bus', 'orders', { runtime: BusRuntime.OWN_SERVERS });
    expect(access).toEqual(ownBus({ metadata: { name: 'orders' } }).access);
    expect(podPolicy).toBe(false);
  });
});

describe('the NetworkPolicy', () => {
  const ingress = (ownServers: HaEventBusProps['ownServers']) => find(manifests({ ownServers }), 'NetworkPolicy', 'eventbus-default')?.spec.ingress
    .map(({ from, ports }: any) => [from, ports.map(({ port }: any) => port)]);
  const servers = [{ podSelector: { matchLabels: { 'app.kubernetes.io/component': 'eventbus', 'cdk8s-argo-events-ha/bus': 'default' } } }];

  test('is off unless it is asked for', () => {
    expect(ingress({})).toBeUndefined();
  });

  test('admits the namespace to clients and health, the servers to routes, everybody to metrics', () => {
    expect(ingress({ networkPolicy: true }))
      .toEqual([[[{ podSelector: {} }], [4222, 8222]], [servers, [6222]], [[{ namespaceSelector: {} }], [7777]]]);
  });

  test('admits further namespaces, and has no port for metrics without an exporter', () => {
    const guards = { 'kubernetes.io/metadata.name': 'guards' };
    expect(ingress({ networkPolicy: true, clientNamespaces: guards, exporter: false }))
      .toEqual([[[{ podSelector: {} }, { namespaceSelector: { matchLabels: guards } }], [4222, 8222]], [servers, [6222]]]);
  });
});

describe('refused', () => {
  const NATIVE = 'or runtime: BusRuntime.NATIVE';

  test.each<[string, HaEventBusProps, string]>([
    ['a guard in pods', { busGuard: true }, `busGuard: got true with runtime OWN_SERVERS. Clients of own servers have no guard in their pods. Allowed: no busGuard, ${NATIVE}`],
    ['the image of a guard in pods', { busGuardImage: 'haproxy:3.3' },
      'busGuardImage: got a value with runtime OWN_SERVERS. The value has no effect, because clients of own servers have no guard in their pods. '
      + `Allowed: no busGuardImage; nodeGuard: { props } for the guard of a node; ${NATIVE}`],
    ['resources of a guard in pods', { busGuardOptions: { cpuRequest: '20m' } }, 'busGuardOptions: got a value with runtime OWN_SERVERS. The value has no effect'],
    ['a list of versions that no controller reads', { jetStreamVersions: ['2.14.10'] },
      `jetStreamVersions: got a list with runtime OWN_SERVERS. The list has no effect, because no controller creates these servers. Allowed: no jetStreamVersions, ${NATIVE}`],
    ['a version that only a controller knows', { version: 'latest' },
      'version: got "latest" with runtime OWN_SERVERS. sync_interval needs nats-server 2.10.0 or later, and the probes depend on the version number. '
      + 'Allowed: the full version of a nats-server from 2.10.0 on, for example "2.14.10", with any image in ownServers.image; or a version that the controller lists, with runtime: BusRuntime.NATIVE'],
    ['options of own servers for a native bus', { runtime: BusRuntime.NATIVE, ownServers: {} },
      'ownServers: got options with runtime NATIVE. The options have no effect, because the Argo Events controller creates the servers. '
      + 'Allowed: runtime: BusRuntime.OWN_SERVERS, which is the default, or no ownServers'],
    ['accounts without the credentials in them', { ownServers: { accountsSecret: { name: 's' } } }, 'ownServers.accountsSecret: got "s" without ownServers.clientSecret'],
    ['namespaces without a NetworkPolicy', { ownServers: { clientNamespaces: {} } }, 'ownServers.clientNamespaces: got labels without a NetworkPolicy'],
    ['a container of no exporter', { ownServers: { exporter: false }, metricsContainerTemplate: { resources: {} } }, 'metricsContainerTemplate: got a value with ownServers.exporter false'],
    ['an image of no exporter', { ownServers: { exporter: false, exporterImage: 'x' } }, 'ownServers.exporterImage: got "x" with exporter false'],
    ['a Secret without a name', { ownServers: { tlsSecret: {} as any } }, 'ownServers.tlsSecret.name: got undefined'],
    ['a label by which the servers are found', { podMetadata: { labels: { 'cdk8s-argo-events-ha/bus': 'mine' } } },
      'podMetadata.labels: got "mine" for cdk8s-argo-events-ha/bus. The servers have this label with the value "default". Allowed: other labels'],
  ])('%s', (_, props, message) => {
    expect(() => new HaEventBus(shopChart(), 'Bus', props)).toThrow(message);
  });

  test('a guard in pods of a bus that is made elsewhere, and its image', () => {
    const refer = (props: EventBusReferenceProps) => HaEventBus.fromEventBusName(shopChart(), 'Bus', 'default', { runtime: BusRuntime.OWN_SERVERS, ...props });
    expect(() => refer({ busGuard: true })).toThrow(`Allowed: no busGuard, ${NATIVE}`);
    expect(() => refer({ busGuardOptions: { image: 'haproxy:3.3' } })).toThrow('busGuardOptions: got a value with runtime OWN_SERVERS');
  });

  test('a guard in the pods of an EventSource, and options of that guard', () => {
    const source = (props: Partial<HaEventSourceProps>) => {
      const chart = shopChart();
      return new HaEventSource(chart, 'Shop', { eventBus: ownBus({}, chart), ...WEBHOOK, ...props });
    };
    const message = (prop: string) => `${prop}, but the EventBus "default" has no bus guard. The configuration of the guard does not exist. `
      + `Allowed: no ${prop.split(':')[0]}; or runtime: BusRuntime.NATIVE and busGuard: true on the bus`;
    expect(() => source({ busGuard: true })).toThrow(message('busGuard: got true'));
    expect(() => source({ busGuardOptions: { cpuRequest: '20m' } })).toThrow(message('busGuardOptions: got a value'));
    expect(() => source({ busGuard: false })).not.toThrow();
  });
});

test.each<[string, HaEventBusProps, string]>([
  ['containerTemplate', { containerTemplate: { livenessProbe: {} } as any }, 'containerTemplate.livenessProbe is not a field of ContainerTemplate'],
  ['reloaderContainerTemplate', { reloaderContainerTemplate: { resources: { limit: {} } } as any }, 'reloaderContainerTemplate.resources.limit is not a field of ResourceRequirements'],
  ['metricsContainerTemplate', { metricsContainerTemplate: { image: 'x' } as any }, 'metricsContainerTemplate.image is not a field of ContainerTemplate'],
  ['securityContext', { securityContext: { runAs: 5 } as any }, 'securityContext.runAs is not a field of PodSecurityContext'],
  ['affinity', { affinity: { nodeAffinity: { required: {} } } as any }, 'affinity.nodeAffinity.required is not a field of NodeAffinity'],
  ['tolerations', { tolerations: [{ name: 'pool' } as any] }, 'tolerations[0].name is not a field of Toleration'],
  ['imagePullSecrets', { imagePullSecrets: [{ key: 'pull' } as any] }, 'imagePullSecrets[0].key is not a field of LocalObjectReference'],
  ['podMetadata', { podMetadata: { label: {} } as any }, 'podMetadata.label is not a field of Metadata'],
  ['persistence', { persistence: { size: '20Gi' } as any }, 'persistence.size is not a known prop and would be ignored. Allowed: volumeSize, storageClassName, accessMode'],
])('a misspelt field in %s is refused, though no controller reads it', (_, props, message) => {
  expect(() => ownBus(props)).toThrow(message);
});
