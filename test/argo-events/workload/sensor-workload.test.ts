import { sensorWorkload } from '../../../src/argo-events/workload/sensor-workload';

const eventBus = { metadata: { name: 'default' }, spec: { jetstream: { version: '2.10.29' } } };
const options = { namespace: 'shop', eventBus, image: 'quay.io/argoproj/argo-events:v1.9.11' };
const sensor = (spec: object, metadata = {}) => ({ metadata: { name: 'fulfil', ...metadata }, spec });
const render = (spec: object, metadata = {}) => sensorWorkload(sensor(spec, metadata), options)!.deployment as any;
const triggers = [{ template: { name: 'log', log: {} } }];

test('the least Sensor becomes this', () => {
  const deployment = render({ triggers });
  for (const env of deployment.spec.template.spec.containers[0].env) {
    if (/_(OBJECT|CONFIG)$/.test(env.name)) env.value = JSON.parse(Buffer.from(env.value, 'base64').toString());
  }
  expect(deployment).toMatchSnapshot();
});

test('a Sensor alone has a revisionHistoryLimit', () => {
  expect(render({ triggers, revisionHistoryLimit: 3 }).spec.revisionHistoryLimit).toBe(3);
});

test('the annotation, not the user\'s environment, asks for a Lease', () => {
  const env = (metadata: object) => render({ triggers, template: { container: { env: [{ name: 'LEADER_ELECTION', value: 'k8s' }] } } }, metadata)
    .spec.template.spec.containers[0].env.filter((entry: any) => entry.name === 'LEADER_ELECTION').map((entry: any) => entry.value);
  expect(env({})).toEqual(['k8s', '']);
  expect(env({ annotations: { 'events.argoproj.io/leader-election': 'k8s' } })).toEqual(['k8s', 'k8s']);
});

test('Secrets of triggers, dead letter triggers included, are mounted', () => {
  const http = (name: string) => ({ template: { name, http: { url: 'https://example.com', secureHeaders: [{ name: 'X', valueFrom: { secretKeyRef: { name, key: 'k' } } }] } } });
  const volumes = render({ triggers: [{ ...http('first'), dlqTrigger: http('second') }] }).spec.template.spec.volumes;
  expect(volumes.map((volume: any) => volume.name)).toEqual(['auth-volume', 'secret-first', 'secret-second', 'tmp']);
});
