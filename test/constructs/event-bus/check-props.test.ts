import { Duration, Size } from 'cdk8s';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, StreamDiscard, UnhealthyPodEvictionPolicy } from '../../../src';
import { PodAnnotation } from '../../../src/contract/pod-annotations';
import { Effects, inThe, testEffects } from '../../support/effects';
import { shopChart } from '../../support/synth';

const bus = (read: (spec: any) => unknown) => inThe('EventBus', ({ spec }) => read(spec.jetstream));
const mentions = (text: string) => (_: unknown, manifests: object[]) => JSON.stringify(manifests).includes(text);
const resources = { limits: { memory: '300Mi' } };

const effects: Effects<HaEventBusProps> = {
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

describe('every prop of HaEventBus has its effect', () => {
  testEffects(effects, props => new HaEventBus(shopChart(), 'Bus', props));
});

test('all of them together are taken', () => {
  const all: Required<HaEventBusProps> = {
    ...Object.fromEntries(Object.entries(effects).map(([prop, [value]]) => [prop, value])) as unknown as Required<HaEventBusProps>,
    podPolicy: true,
  };
  const { ownServers, jetStreamVersions, ...both } = all;
  const native = { ...both, jetStreamVersions, runtime: BusRuntime.NATIVE, busGuard: true };
  expect(() => new HaEventBus(shopChart(), 'Bus', native)).not.toThrow();
  expect(() => new HaEventBus(shopChart(), 'Bus', { ...both, ownServers, version: '2.15.3' })).not.toThrow();
});
