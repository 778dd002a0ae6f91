import { eventSourceWorkload } from '../../../src/argo-events/workload/event-source-workload';

const eventBus = { metadata: { name: 'default' }, spec: { jetstream: { version: '2.10.29' } } };
const options = { namespace: 'shop', eventBus, image: 'quay.io/argoproj/argo-events:v1.9.11' };
const source = (spec: object, metadata = {}) => ({ metadata: { name: 'orders', ...metadata }, spec });
const render = (spec: object, metadata = {}) => eventSourceWorkload(source(spec, metadata), options)!;
const webhook = { created: { endpoint: '/created', port: '12000', method: 'POST' } };
const pod = (spec: object) => (render(spec).deployment.spec as any).template.spec;
const names = (list: any[]) => list.map(one => one.name);

/** The environment with what is in base64 as it is. */
function readable({ deployment, ...rest }: any) {
  for (const env of deployment.spec.template.spec.containers[0].env) {
    if (/_(OBJECT|CONFIG)$/.test(env.name)) env.value = JSON.parse(Buffer.from(env.value, 'base64').toString());
  }
  return { deployment, ...rest };
}

test('the least webhook EventSource becomes this', () => {
  expect(readable(render({ webhook }))).toMatchSnapshot();
});

test('all that can be set on the pods is found again', () => {
  const template = {
    metadata: { annotations: { a: 'b' }, labels: { team: 'x', controller: 'mine' } },
    serviceAccountName: 'orders',
    container: {
      resources: { requests: { cpu: '100m' } },
      securityContext: { runAsNonRoot: true },
      env: [{ name: 'LEADER_ELECTION_LEASE_DURATION', value: '15s' }],
      envFrom: [{ secretRef: { name: 'more' } }],
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    },
    volumes: [{ name: 'data', emptyDir: {} }],
    securityContext: { fsGroup: 1 },
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ operator: 'Exists' }],
    affinity: { podAntiAffinity: {} },
    imagePullSecrets: [{ name: 'registry' }],
    priorityClassName: 'high',
    priority: 5,
  };
  const service = { metadata: { annotations: { c: 'd' }, labels: { e: 'f' } }, ports: [{ port: 80, targetPort: 12000 }], clusterIP: 'None' };
  const metadata = { labels: { 'app': 'shop', 'owner-name': 'mine' }, annotations: { 'events.argoproj.io/leader-election': 'k8s' } };
  expect(readable(render({ replicas: 3, template, service, kafka: { created: {} } }, metadata))).toMatchSnapshot();
});

test('what the controller drops is not found, not even in the environment', () => {
  const template = { topologySpreadConstraints: [{}], terminationGracePeriodSeconds: 60, container: { imagePullPolicy: 'Never', livenessProbe: {}, lifecycle: {}, ports: [{}] } };
  expect(pod({ webhook, template }).containers[0]).toEqual({ ...pod({ webhook, template: { container: { imagePullPolicy: 'Never' } } }).containers[0] });
  expect(pod({ webhook, template }).containers[0].imagePullPolicy).toBe('Always');
  expect(pod({ webhook, template })).not.toHaveProperty('topologySpreadConstraints');
});

test.each([[undefined, 1], [0, 1], [-1, 1], [1, 1], [3, 3], ['3', 1]])('replicas %j are %d pods', (replicas, pods) => {
  expect(render({ webhook, replicas }).deployment.spec).toMatchObject({ replicas: pods });
});

test('what the controller\'s own tests demand: Secrets and ConfigMaps of all events are mounted once, in order of their names', () => {
  const auth = (name: string) => ({ authSecret: { name, key: 'secret' } });
  const spec = {
    hdfs: { test: { krbCCacheSecret: { name: 'test-secret', key: 'krb' }, krbConfigConfigMap: { name: 'test-cm', key: 'krb' } } },
    webhook: { webhook4: auth('webhook4'), webhook3: auth('webhook3'), webhook1: auth('webhook1'), webhook2: auth('webhook2'), again: auth('webhook2') },
  };
  const expected = ['auth-volume', 'cm-test-cm', 'secret-test-secret', 'secret-webhook1', 'secret-webhook2', 'secret-webhook3', 'secret-webhook4', 'tmp'];
  expect(names(pod(spec).volumes)).toEqual(expected);
  expect(names(pod(spec).containers[0].volumeMounts)).toEqual(expected);
});

test('Secrets of the container\'s environment are mounted too', () => {
  const template = { container: { env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'my_token', key: 'a' } } }] } };
  expect(pod({ webhook, template }).volumes).toContainEqual({ name: 'secret-my-token', secret: { secretName: 'my_token' } });
});

test('each certificate Secret of an exotic bus is one volume', () => {
  const tls = { caCertSecret: { name: 'secret-0', key: 'ca.crt' }, clientKeySecret: { name: 'secret-1', key: 'tls.key' }, clientCertSecret: { name: 'secret-1', key: 'tls.crt' } };
  const exotic = { metadata: { name: 'default' }, spec: { jetstreamExotic: { url: 'nats://nats.example.com:4222', tls } } };
  const { deployment } = eventSourceWorkload(source({ webhook }), { ...options, eventBus: exotic })!;
  expect((deployment.spec as any).template.spec.volumes).toEqual([
    { name: 'secret-0', secret: { secretName: 'secret-0', optional: false, items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    { name: 'secret-1', secret: { secretName: 'secret-1', optional: false, items: [{ key: 'tls.crt', path: 'tls.crt' }, { key: 'tls.key', path: 'tls.key' }] } },
    { name: 'tmp', emptyDir: {} },
  ]);
});

test('the Secrets of a Kafka bus are mounted', () => {
  const kafka = { url: 'kafka.example.com:9092', tls: { caCertSecret: { name: 'tls-secret', key: 'cert' } }, sasl: { userSecret: { name: 'sasl-secret', key: 'u' }, passwordSecret: { name: 'sasl-secret', key: 'p' } } };
  const { deployment } = eventSourceWorkload(source({ webhook }), { ...options, eventBus: { metadata: { name: 'default' }, spec: { kafka } } })!;
  expect(names((deployment.spec as any).template.spec.volumes)).toEqual(['secret-sasl-secret', 'secret-tls-secret', 'tmp']);
});

test('a Service is only made of ports', () => {
  expect(render({ webhook }).service).toBeUndefined();
  expect(render({ webhook, service: { clusterIP: 'None' } }).service).toBeUndefined();
});

test('without a usable bus nothing is made', () => {
  expect(eventSourceWorkload(source({ webhook }), { ...options, eventBus: undefined })).toBeUndefined();
});

test('a Deployment gets the suffix that is asked for', () => {
  const { deployment } = eventSourceWorkload(source({ webhook }), { ...options, suffix: 'abcde' })!;
  expect(deployment.metadata).toMatchObject({ name: 'orders-eventsource-abcde' });
});

test.each([[undefined], [null], ['x'], [[]], [{ spec: 'x' }], [{ metadata: [], spec: { template: 5, service: { ports: 'x' }, webhook: 7 } }]])('%j does not crash', eventSource => {
  expect(eventSourceWorkload(eventSource, options)?.deployment.kind).toBe('Deployment');
});
