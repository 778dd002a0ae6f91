import { PUBLISHED_LISTS } from '../../../src/argo-events/catalog/jetstream-versions';
import { eventBusRefusal, eventBusWorkload } from '../../../src/argo-events/workload/event-bus-workload';

const bus = (jetstream: unknown, metadata = {}) => ({ metadata: { name: 'main', ...metadata }, spec: { jetstream } });
const render = (jetstream: unknown, metadata = {}) => eventBusWorkload(bus(jetstream, metadata), { namespace: 'shop' })!;
const pod = (jetstream: unknown) => (render(jetstream).statefulSet.spec as any).template;
const VERSION = { version: '2.10.29' };

test('the least native bus becomes this', () => {
  expect(render(VERSION)).toMatchSnapshot();
});

test('all that can be set on a native bus is found again', () => {
  const container = (name: string) => ({ resources: { requests: { cpu: `1${name.length}m` } }, imagePullPolicy: 'IfNotPresent', securityContext: { runAsUser: name.length } });
  const settable = {
    ...VERSION,
    replicas: 5,
    containerTemplate: container('main'),
    reloaderContainerTemplate: container('reloader'),
    metricsContainerTemplate: container('metrics'),
    persistence: { storageClassName: 'standard', accessMode: 'ReadWriteOncePod', volumeSize: '5Gi' },
    metadata: { annotations: { a: 'b' }, labels: { team: 'x', controller: 'mine' } },
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ operator: 'Exists' }],
    securityContext: { runAsNonRoot: true },
    imagePullSecrets: [{ name: 'registry' }],
    priorityClassName: 'high',
    affinity: { podAntiAffinity: {} },
    serviceAccountName: 'bus',
    settings: 'max_file_store: 4GB\nsync_interval: always\n',
    startArgs: ['-D'],
    maxPayload: '2MB',
  };
  expect(render(settable, { labels: { 'app': 'shop', 'owner-name': 'mine' } })).toMatchSnapshot();
});

test('what the controller drops is not found', () => {
  const dropped = { topologySpreadConstraints: [{}], terminationGracePeriodSeconds: 120, updateStrategy: {}, containerTemplate: { env: [{ name: 'A' }], livenessProbe: {} } };
  expect(render({ ...VERSION, ...dropped })).toEqual(render(VERSION));
});

test('below three servers there is no cluster', () => {
  const config = (replicas: number) => (render({ ...VERSION, replicas }).configMap.data as any)['nats-js'];
  expect([1, 3, 4].map(replicas => config(replicas).includes('cluster {'))).toEqual([false, true, true]);
});

test('what the controller\'s own tests demand', () => {
  const [main, reloader, metrics] = pod(VERSION).spec.containers;
  expect(pod(VERSION).spec.containers).toHaveLength(3);
  expect([main.image, reloader.image, metrics.image]).toEqual(['nats:2.10.29', 'natsio/nats-server-config-reloader:0.14.0', 'natsio/prometheus-nats-exporter:0.14.0']);
  expect(main.env.map((env: any) => env.name)).toEqual(['POD_NAME', 'SERVER_NAME', 'POD_NAMESPACE', 'CLUSTER_ADVERTISE', 'JS_KEY']);
  expect(main.ports.map((port: any) => port.containerPort)).toEqual([4222, 6222, 8222]);
  expect(main.startupProbe).toMatchObject({ httpGet: { path: '/healthz' }, failureThreshold: 30 });
  expect(main.livenessProbe).toMatchObject({ httpGet: { path: '/' }, initialDelaySeconds: 10, periodSeconds: 30 });
  expect(main.readinessProbe).toMatchObject({ httpGet: { path: '/healthz' }, initialDelaySeconds: 10, periodSeconds: 5, timeoutSeconds: 5 });
  expect(render(VERSION).statefulSet.spec).toMatchObject({ replicas: 3, serviceName: 'eventbus-main-js-svc' });
  expect(render(VERSION).statefulSet.spec).not.toHaveProperty('volumeClaimTemplates');
  expect((render({ ...VERSION, persistence: {} }).statefulSet.spec as any).volumeClaimTemplates).toHaveLength(1);
});

test.each([
  [VERSION, undefined],
  [{ ...VERSION, replicas: 4 }, undefined],
  [{ ...VERSION, replicas: 1 }, undefined],
  [{ ...VERSION, replicas: 2 }, 'it has 2 replicas; 1 or at least 3 are allowed'],
  [{ ...VERSION, replicas: 0 }, 'it has 0 replicas; 1 or at least 3 are allowed'],
  [{ ...VERSION, replicas: 2e9 }, 'it has 2000000000 replicas; more than 1000 are not rendered here'],
  [{ version: '2.9.11' }, 'its version "2.9.11" is not in the controller\'s configuration'],
  [{}, 'its version undefined is not in the controller\'s configuration'],
  [{ ...VERSION, streamConfig: '[' }, 'its streamConfig is no YAML map'],
  [undefined, 'it is not a native JetStream bus'],
])('%j is refused: %j', (jetstream, refusal) => {
  expect(eventBusRefusal(bus(jetstream))).toBe(refusal);
  expect(eventBusWorkload(bus(jetstream), { namespace: 'shop' }) === undefined).toBe(refusal !== undefined);
});

test('a version of the user\'s own controller configuration takes images', () => {
  const images = { ...PUBLISHED_LISTS['2.10.29'][0], version: '2.14.3', natsImage: 'nats:2.14.3' };
  const { statefulSet } = eventBusWorkload(bus({ version: '2.14.3' }), { namespace: 'shop', images })!;
  expect((statefulSet.spec as any).template.spec.containers[0].image).toBe('nats:2.14.3');
});
