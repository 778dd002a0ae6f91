import { Duration, Size } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, StreamDiscard, UnhealthyPodEvictionPolicy } from '../../../src';
import { PodAnnotation } from '../../../src/contract/pod-annotations';
import { Effects, inThe, Seen, testEffects } from '../../support/effects';
import { shopChart } from '../../support/synth';

const bus = (read: (spec: any) => unknown) => inThe('EventBus', ({ spec }) => read(spec.jetstream));
const mentions = (text: string) => (_: unknown, manifests: object[]) => JSON.stringify(manifests).includes(text);
const resources = { limits: { memory: '300Mi' } };

const native: Effects<HaEventBusProps> = {
  runtime: [BusRuntime.OWN_SERVERS, inThe('StatefulSet', ({ metadata }) => metadata.name), 'eventbus-default'],
  ownServers: [
    { image: 'nats:2.14.10-alpine' },
    inThe('StatefulSet', ({ spec }) => spec.template.spec.containers[0].image),
    'nats:2.14.10-alpine',
    { runtime: BusRuntime.OWN_SERVERS },
  ],
  survives: [FailureDomain.ZONE, inThe('EventBus', ({ metadata }) => metadata.annotations['cdk8s-argo-events-ha/survives']), 'ZONE'],
  zones: [5, ({ zones }) => zones, 5],
  metadata: [{ name: 'orders' }, inThe('EventBus', ({ metadata }) => metadata.name), 'orders'],
  replicas: [5, bus(({ replicas }) => replicas), 5],
  version: ['latest', bus(({ version }) => version), 'latest'],
  jetStreamVersions: [
    ['latest', '2.10.29', '2.12.12'], inThe('EventBus', ({ metadata }) => metadata.annotations['cdk8s-argo-events-ha/jetstream-versions']), 'latest,2.10.29,2.12.12',
  ],
  persistence: [{ storageClassName: 'fast' }, bus(({ persistence }) => persistence), { storageClassName: 'fast', volumeSize: '20Gi' }],
  storage: [{ size: Size.gibibytes(10), storageClassName: 'fast' }, bus(({ persistence }) => persistence), { storageClassName: 'fast', volumeSize: '10Gi' }],
  throughput: [
    { eventsPerSecond: 1, eventSize: Size.kibibytes(1) },
    // one a second for 72 h are 259,200 events of 3,414 bytes: 0.8 GiB, less than the smallest volume
    bus(({ persistence }) => persistence.volumeSize),
    '5Gi',
  ],
  stream: [
    { discard: StreamDiscard.NEW, maxAge: Duration.hours(1) },
    bus(({ streamConfig }) => streamConfig.match(/maxAge.*|discard.*/g)),
    ['maxAge: 1h', 'discard: 1'],
  ],
  jetstream: [{ maxMemoryStore: Size.mebibytes(1) }, bus(({ settings }) => settings.match(/max_memory.*/)[0]), 'max_memory_store: 1048576'],
  maxPayload: ['4MB', bus(({ maxPayload }) => maxPayload), '4MB\nping_interval: 1s\nping_max: 3'],
  maxEventSize: [Size.mebibytes(4), bus(({ maxPayload }) => maxPayload), '4194304\nping_interval: 1s\nping_max: 3'],
  pingInterval: [Duration.millis(1500), bus(({ maxPayload }) => maxPayload), '2MB\nping_interval: 1500ms\nping_max: 3'],
  pingMax: [2, bus(({ maxPayload }) => maxPayload), '2MB\nping_interval: 1s\nping_max: 2'],
  containerTemplate: [{ resources }, bus(({ containerTemplate }) => containerTemplate.resources.limits), resources.limits],
  reloaderContainerTemplate: [{ resources }, bus(({ reloaderContainerTemplate }) => reloaderContainerTemplate.resources.limits), resources.limits],
  metricsContainerTemplate: [{ resources }, bus(({ metricsContainerTemplate }) => metricsContainerTemplate.resources.limits), resources.limits],
  securityContext: [{ runAsUser: 5 }, bus(({ securityContext }) => [securityContext.runAsUser, securityContext.runAsNonRoot]), [5, true]],
  affinity: [{ podAffinity: {} }, bus(({ affinity }) => Object.keys(affinity).sort()), ['podAffinity', 'podAntiAffinity']],
  nodeSelector: [{ pool: 'bus' }, bus(({ nodeSelector }) => nodeSelector), { pool: 'bus' }],
  tolerations: [[{ key: 'pool' }], bus(({ tolerations }) => tolerations), [{ key: 'pool' }]],
  priorityClassName: ['high', bus(({ priorityClassName }) => priorityClassName), 'high'],
  serviceAccountName: ['nats', bus(({ serviceAccountName }) => serviceAccountName), 'nats'],
  imagePullSecrets: [[{ name: 'pull' }], bus(({ imagePullSecrets }) => imagePullSecrets), [{ name: 'pull' }]],
  startArgs: [['-D'], bus(({ startArgs }) => startArgs), ['--no_advertise=true', '-D']],
  podMetadata: [{ labels: { team: 'shop' } }, bus(({ metadata }) => metadata.labels), { team: 'shop' }],
  podDisruptionBudget: [
    { unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.ALWAYS_ALLOW },
    inThe('PodDisruptionBudget', ({ spec }) => spec.unhealthyPodEvictionPolicy),
    'AlwaysAllow',
  ],
  podPolicy: [false, bus(({ metadata }) => metadata.annotations[PodAnnotation.POLICY]), undefined],
  keeper: [{ enabled: false }, inThe('Deployment', ({ metadata }) => metadata.name), undefined],
  busGuard: [false, ({ busGuard }) => busGuard, false],
  nodeGuard: [{ props: { image: 'haproxy:3.3' } }, inThe('DaemonSet', ({ spec }) => spec.template.spec.containers[0].image), 'haproxy:3.3', { runtime: BusRuntime.OWN_SERVERS }],
  busGuardOptions: [{ image: 'haproxy:3.3' }, ({ busGuardImage }) => busGuardImage, 'haproxy:3.3'],
  argoEventsVersion: ['v1.9.10', ({ node }) => node.metadata.some(({ data }: any) => String(data).startsWith('Argo Events v1.9.10')), true],
  kubernetesVersion: ['1.34', ({ busNearService }) => busNearService.toJson().spec.trafficDistribution, 'PreferSameZone'],
  busGuardImage: ['haproxy:3.3', ({ busGuardImage }) => busGuardImage, 'haproxy:3.3'],
  clusterDomain: ['shop.internal', mentions('shop.internal'), true],
  natsBoxImage: ['natsio/nats-box:0.18.0', mentions('natsio/nats-box:0.18.0'), true],
  syncWave: [-7, inThe('EventBus', ({ metadata }) => metadata.annotations['argocd.argoproj.io/sync-wave']), '-7'],
};

const ofServer = (read: (pod: any, template: any) => unknown) => inThe('StatefulSet', ({ spec: { template } }) => read(template.spec, template));
const ofContainer = (name: string, read: (container: any) => unknown) =>
  ofServer(({ containers }) => read(containers.find((each: any) => each.name === name)));
const ofConfig = (directive: string): Seen => ({ configMap }) => new RegExp(`^ *${directive}: (.*)$`, 'm').exec(configMap.toJson().data['nats.conf'])![1];
const ofClaim = (read: (spec: any) => unknown) => inThe('StatefulSet', ({ spec }) => read(spec.volumeClaimTemplates[0].spec));

const own: Effects<Omit<HaEventBusProps, 'jetStreamVersions' | 'busGuard' | 'busGuardOptions' | 'busGuardImage'>> = {
  runtime: [BusRuntime.NATIVE, inThe('EventBus', ({ spec }) => Object.keys(spec)), ['jetstream']],
  ownServers: [{ image: 'nats:2.14.10-alpine' }, ofContainer('nats', ({ image }) => image), 'nats:2.14.10-alpine'],
  survives: native.survives,
  zones: native.zones,
  metadata: native.metadata,
  replicas: [5, inThe('StatefulSet', ({ spec }) => spec.replicas), 5],
  version: ['2.15.3', ofContainer('nats', ({ image }) => image), 'nats:2.15.3'],
  persistence: [
    { storageClassName: 'fast', accessMode: 'ReadWriteOncePod' },
    ofClaim(({ storageClassName, accessModes, resources: { requests } }) => [storageClassName, accessModes, requests.storage]),
    ['fast', ['ReadWriteOncePod'], '20Gi'],
  ],
  storage: [{ size: Size.gibibytes(10), storageClassName: 'fast' }, ofClaim(({ storageClassName, resources: { requests } }) => [storageClassName, requests.storage]), ['fast', '10Gi']],
  throughput: [{ eventsPerSecond: 1, eventSize: Size.kibibytes(1) }, ofClaim(({ resources: { requests } }) => requests.storage), '5Gi'],
  stream: [
    { discard: StreamDiscard.NEW, maxAge: Duration.hours(1) },
    inThe('EventBus', ({ spec }) => spec.jetstreamExotic.streamConfig.match(/maxAge.*|discard.*/g)),
    ['maxAge: 1h', 'discard: 1'],
  ],
  jetstream: [{ maxMemoryStore: Size.mebibytes(1) }, ofConfig('max_memory_store'), '1048576'],
  maxPayload: ['4MB', ofConfig('max_payload'), '4MB'],
  maxEventSize: [Size.mebibytes(4), ofConfig('max_payload'), '4194304'],
  pingInterval: [Duration.millis(1500), ofConfig('ping_interval'), '1500ms'],
  pingMax: [2, ofConfig('ping_max'), '2'],
  containerTemplate: [{ resources }, ofContainer('nats', container => container.resources.limits), resources.limits],
  reloaderContainerTemplate: [{ resources }, ofContainer('reloader', container => container.resources.limits), resources.limits],
  metricsContainerTemplate: [{ resources }, ofContainer('metrics', container => container.resources.limits), resources.limits],
  securityContext: [{ runAsUser: 5 }, ofServer(({ securityContext }) => [securityContext.runAsUser, securityContext.runAsNonRoot]), [5, true]],
  affinity: [{ podAffinity: {} }, ofServer(({ affinity }) => Object.keys(affinity).sort()), ['podAffinity', 'podAntiAffinity']],
  nodeSelector: [{ pool: 'bus' }, ofServer(({ nodeSelector }) => nodeSelector), { pool: 'bus' }],
  tolerations: [[{ key: 'pool' }], ofServer(({ tolerations }) => tolerations), [{ key: 'pool' }]],
  priorityClassName: ['high', ofServer(({ priorityClassName }) => priorityClassName), 'high'],
  serviceAccountName: ['nats', ofServer(({ serviceAccountName }) => serviceAccountName), 'nats'],
  imagePullSecrets: [[{ name: 'pull' }], ofServer(({ imagePullSecrets }) => imagePullSecrets), [{ name: 'pull' }]],
  startArgs: [['-D'], ofContainer('nats', ({ command }) => command), ['nats-server', '--config', '/etc/nats/nats.conf', '-D']],
  podMetadata: [{ labels: { team: 'shop' } }, ofServer((_, { metadata }) => metadata.labels.team), 'shop'],
  podDisruptionBudget: native.podDisruptionBudget,
  podPolicy: [true, ({ podPolicy }) => podPolicy, true],
  keeper: native.keeper,
  nodeGuard: [{ enabled: false }, inThe('DaemonSet', ({ metadata }) => metadata.name), undefined],
  argoEventsVersion: ['v1.9.10', ({ _wiring }) => _wiring.argoEventsVersion, 'v1.9.10'],
  kubernetesVersion: native.kubernetesVersion,
  clusterDomain: native.clusterDomain,
  natsBoxImage: native.natsBoxImage,
  syncWave: native.syncWave,
};

describe('every prop of HaEventBus has its effect on a native bus', () => {
  testEffects(native, props => new HaEventBus(shopChart(), 'Bus', { runtime: BusRuntime.NATIVE, ...props }));
});

describe('every prop of HaEventBus has its effect on own servers', () => {
  testEffects(own, props => new HaEventBus(shopChart(), 'Bus', props));
});

test('all of them together are taken', () => {
  const values = (effects: object) => Object.fromEntries(Object.entries(effects).map(([prop, [value]]) => [prop, value]));
  const { ownServers, ...all } = values(native);
  expect(() => new HaEventBus(shopChart(), 'Bus', { ...all, podPolicy: true, busGuard: true, runtime: BusRuntime.NATIVE })).not.toThrow();
  expect(() => new HaEventBus(shopChart(), 'Bus', { ...values(own), runtime: BusRuntime.OWN_SERVERS })).not.toThrow();
});
