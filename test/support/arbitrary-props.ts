import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  argoevents, BusRuntime, FailureDomain, HaEventBusProps, HaEventSourceProps, HaSensorProps, LeaderElection, PodProbe, StreamDiscard,
  WhenUnsatisfiable,
} from '../../src';

/** Props that are given or not. */
function some<Props>(arbitraries: { [prop in keyof Props]: fc.Arbitrary<Props[prop]> }): fc.Arbitrary<Partial<Props>> {
  return fc.record(arbitraries as any, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<Props>>;
}

const seconds = (min: number, max: number) => fc.integer({ min, max }).map(Duration.seconds);
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/);
const domain = fc.constantFrom(...Object.values(FailureDomain));
const spread = fc.constantFrom(...Object.values(WhenUnsatisfiable));
const word = fc.stringMatching(/^[ -~]{0,12}$/);
const words = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), word, { maxKeys: 3, noNullPrototype: true });
const labels = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^([A-Za-z0-9]([-_.A-Za-z0-9]{0,10}[A-Za-z0-9])?)?$/), { maxKeys: 3, noNullPrototype: true });
const metadata = some<any>({ name, labels, annotations: words });
const podMetadata = some<argoevents.Metadata>({ labels, annotations: words });
const resources = some<argoevents.ResourceRequirements>({
  requests: fc.constantFrom<any>({ memory: '1Gi' }, { cpu: '1', memory: '512M' }),
  limits: fc.constantFrom<any>({ memory: '2Gi' }, { memory: '1.5G' }, { cpu: '2' }),
});
const containerTemplate = some<argoevents.ContainerTemplate>({ resources, imagePullPolicy: fc.constantFrom('IfNotPresent', 'Always') });
const podDisruptionBudget = some<any>({ maxUnavailable: fc.integer({ min: 0, max: 3 }), enabled: fc.boolean() });
const tolerations = fc.subarray([{ key: 'pool', operator: 'Exists' }, { key: 'node.kubernetes.io/unreachable', operator: 'Exists' }, { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 }]);
const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'Exists' }] }] } };
const affinity = fc.constant<argoevents.Affinity>({ nodeAffinity });

export const runtimes = fc.constantFrom(...Object.values(BusRuntime));

/** Sizes and spread of a bus; many of them are refused. */
export const busSizes = some<HaEventBusProps>({
  survives: domain,
  zones: fc.integer({ min: 1, max: 5 }),
  replicas: fc.constantFrom(3, 3, 5, 4),
  stream: some({ replicas: fc.constantFrom(3, 5) }) as any,
  podPolicy: fc.boolean(),
  podDisruptionBudget,
});

/** Number, spread and election of pods; many of them are refused. */
export const podSizes = some<any>({
  survives: domain,
  replicas: fc.constantFrom(1, 2, 3, 4, 5),
  leaderElection: fc.constantFrom(LeaderElection.graft(), LeaderElection.lease()),
  zoneSpread: spread,
  hostSpread: spread,
  podDisruptionBudget,
});

const commonBusOptions: { readonly [prop in keyof HaEventBusProps]: fc.Arbitrary<HaEventBusProps[prop]> } = {
  metadata,
  persistence: fc.constantFrom('1Gi', '20Gi', '1.5T', '500G').map(volumeSize => ({ volumeSize, storageClassName: 'fast' })),
  stream: some({
    maxAge: seconds(1, 1_000_000),
    maxMsgs: fc.integer({ min: -1, max: 1e9 }),
    maxBytes: fc.integer({ min: 1, max: 500 }).map(Size.mebibytes),
    duplicates: seconds(1, 600),
    discard: fc.constantFrom(...Object.values(StreamDiscard)),
  }) as any,
  jetstream: some({
    maxFileStore: fc.integer({ min: 900, max: 972 }).map(Size.mebibytes),
    maxMemoryStore: fc.integer({ min: 1, max: 900 }).map(Size.mebibytes),
    syncInterval: seconds(1, 300),
  }) as any,
  maxPayload: fc.constantFrom('1MB', '8MB', '1048576'),
  containerTemplate,
  reloaderContainerTemplate: containerTemplate,
  metricsContainerTemplate: containerTemplate,
  affinity,
  nodeSelector: labels,
  tolerations,
  priorityClassName: name,
  startArgs: fc.constant(['-D']),
  podMetadata,
  syncWave: fc.integer({ min: -9, max: 9 }),
};

/** What else a bus takes, with a pod policy, so that EventSources and Sensors may have probes. */
export const busOptions: fc.Arbitrary<Partial<HaEventBusProps>> = fc.oneof(
  some<HaEventBusProps>({
    ...commonBusOptions,
    version: fc.constantFrom('2.10.29', 'latest'),
    busGuardImage: fc.constant('registry.example.com/haproxy:3.2'),
  }).map(options => ({ ...options, runtime: BusRuntime.NATIVE })),
  some<HaEventBusProps>({
    ...commonBusOptions,
    version: fc.constantFrom('2.10.29', '2.14.10', '2.15.3'),
    nodeGuard: fc.record({ enabled: fc.boolean() }),
  }).map(options => ({ ...options, podPolicy: true })),
);

const workloadOptions = {
  metadata,
  template: some<argoevents.Template>({
    metadata: podMetadata,
    container: some<argoevents.Container>({ resources, env: fc.constant([{ name: 'LOG_LEVEL', value: 'debug' }]) }) as any,
    affinity,
    tolerations,
    nodeSelector: labels,
    volumes: fc.constant([{ name: 'cache', emptyDir: {} }]),
  }),
  priorityClassName: name,
  nodeLossToleration: seconds(1, 300),
  livenessProbe: fc.constantFrom(PodProbe.none(), PodProbe.httpGet('/metrics', 7777)),
  readinessProbe: fc.constantFrom(PodProbe.none(), PodProbe.httpGet('/ready', 8080, { tls: true })),
  preStopSleep: seconds(0, 30),
  terminationGracePeriod: seconds(65, 300),
  syncWave: fc.integer({ min: -9, max: 9 }),
};

const secret = { name: 'tls', key: 'tls.crt' };
const server = fc.record({ tls: fc.boolean(), port: fc.integer({ min: 8000, max: 8003 }), method: fc.constantFrom('POST', 'GET') });
const webhook = server.map(({ tls, port, method }) =>
  (endpoint: string) => ({ endpoint, port: String(port), method, ...tls && { serverCertSecret: secret, serverKeySecret: secret } }));
const endpoints = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), webhook, { minKeys: 1, maxKeys: 5, noNullPrototype: true })
  .map(events => ({ webhook: Object.fromEntries(Object.entries(events).map(([event, of]) => [event, of(`/${event}`)])) }));

/** Events of one class, none of them unsafe. */
export const events: fc.Arbitrary<argoevents.EventSourceEvents> = fc.oneof(
  endpoints,
  fc.constantFrom<argoevents.EventSourceEvents>(
    { kafka: { order: { url: 'kafka:9092', topic: 'orders', consumerGroup: { groupName: 'shop' } } } },
    { sqs: { order: { region: 'eu-west-1', queue: 'orders', waitTimeSeconds: 20 } } },
    { calendar: { tick: { interval: '1h', persistence: { catchup: { enabled: true }, configMap: { name: 'clock' } } } } },
    { github: { push: { organizations: ['shop'], events: ['*'], webhook: { endpoint: '/push', port: '12000', method: 'POST' } } } },
  ),
);

export const sourceOptions: fc.Arbitrary<Partial<HaEventSourceProps>> = fc.tuple(events, some<any>({
  ...workloadOptions,
  service: some<any>({ labels, annotations: words, trafficDistribution: fc.constant('PreferClose'), enabled: fc.boolean() }),
})).map(([given, options]) => ({ ...given, ...options }));

const calls = fc.record({ atLeastOnce: fc.constantFrom(undefined, true), http: fc.webUrl(), dead: fc.boolean() });
const trigger = calls.map(({ atLeastOnce, http, dead }) => ({
  template: { name: 'call', http: { url: http, method: 'POST', payload: [{ src: { dependencyName: 'order', dataKey: 'body' }, dest: 'order' }] } },
  ...atLeastOnce && { atLeastOnce },
  ...dead && { dlqTrigger: { template: { name: 'dead', log: {} } } },
}));

export const sensorOptions: fc.Arbitrary<Partial<HaSensorProps>> = some<any>({
  ...workloadOptions,
  triggers: fc.tuple(trigger),
  retryStrategy: fc.integer({ min: 1, max: 9 }).map(steps => ({ steps, duration: argoevents.Int64OrString.fromString('2s') })),
  loggingFields: words,
  revisionHistoryLimit: fc.integer({ min: 0, max: 10 }),
});
