import { DROPPED_FIELD_REASONS } from '../../../src/argo-events/catalog/dropped-field-reasons';
import { droppedFields } from '../../../src/argo-events/catalog/dropped-fields';
import { structFields } from '../../../src/argo-events/catalog/struct-walk';

const cr = (kind: string, spec: unknown, metadata = {}) => ({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name: 'x', ...metadata }, spec });
const dropped = (kind: string, spec: unknown) => droppedFields(cr(kind, spec)).map(field => `${field.path.join('.')}: ${field.instead}`);
const paths = (kind: string, spec: unknown) => droppedFields(cr(kind, spec)).map(field => field.path.join('.'));

test.each([
  ['EventSource', { template: { topologySpreadConstraints: [], terminationGracePeriodSeconds: 60, initContainers: [], hostAliases: [] } },
    ['spec.template.topologySpreadConstraints', 'spec.template.terminationGracePeriodSeconds', 'spec.template.initContainers', 'spec.template.hostAliases']],
  ['Sensor', { template: { container: { livenessProbe: {}, readinessProbe: {}, startupProbe: {}, lifecycle: {}, image: 'x', ports: [] } } },
    ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle', 'image', 'ports'].map(field => `spec.template.container.${field}`)],
  ['Sensor', { strategy: {}, minReadySeconds: 5 }, ['spec.strategy', 'spec.minReadySeconds']],
  ['EventSource', { revisionHistoryLimit: 3 }, ['spec.revisionHistoryLimit']],
  ['Sensor', { revisionHistoryLimit: 3 }, []],
  ['EventBus', { jetstream: { topologySpreadConstraints: [], containerTemplate: { env: [], livenessProbe: {} }, persistence: { size: '1Gi' } } },
    ['spec.jetstream.topologySpreadConstraints', 'spec.jetstream.containerTemplate.env', 'spec.jetstream.containerTemplate.livenessProbe', 'spec.jetstream.persistence.size']],
  ['EventSource', { webhook: { order: { endpoint: '/', port: '1', method: 'POST', prot: '2' } } }, ['spec.webhook.order.prot']],
  ['EventSource', { webhooks: { order: {} } }, ['spec.webhooks']],
  ['Sensor', { triggers: [{}, { template: { k8s: { source: { resource: { anything: { goes: 1 } } } } } }] }, []],
])('of %s %j the controller drops %j', (kind, spec, expected) => {
  expect(paths(kind, spec)).toEqual(expected);
});

test.each([
  ['Sensor', { serviceAccountName: 'a' }, ['spec.serviceAccountName: move it to spec.template.serviceAccountName']],
  ['EventSource', { metadata: {} }, ['spec.metadata: move it to spec.template.metadata']],
  ['EventBus', { replicas: 3, jetstream: {} }, ['spec.replicas: move it to spec.jetstream.replicas']],
  ['EventBus', { jetstream: { resources: {} } }, ['spec.jetstream.resources: move it to spec.jetstream.containerTemplate.resources']],
  ['Sensor', { triggers: [{ template: { name: 'a', retryStrategy: {} } }] }, ['spec.triggers.0.template.retryStrategy: move it to spec.triggers.0.retryStrategy']],
  ['Sensor', { template: { replicas: 3 } }, ['spec.template.replicas: move it to spec.replicas']],
  ['EventSource', { replica: 3 }, ['spec.replica: write it as replicas']],
  ['EventSource', { nonsense: 3 }, ['spec.nonsense: leave it out']],
  ['EventSource', { relicas: 3 }, ['spec.relicas: did you mean replicas?']],
  ['EventSource', { relicas: 3, replicas: 2 }, ['spec.relicas: leave it out: spec.replicas is set']],
  ['EventSource', { relicas: '3' }, ['spec.relicas: leave it out']],
  ['Sensor', { serviceAccountName: 'a', template: { serviceAccountName: 'b' } }, ['spec.serviceAccountName: leave it out: spec.template.serviceAccountName is set']],
  ['Sensor', { eventBusName: 'a', dependencies: [{ eventBusName: 'b' }] }, ['spec.dependencies.0.eventBusName: leave it out: spec.eventBusName is set']],
  ['Sensor', { dependencies: [{ eventBusName: 'b' }, { eventBusName: 'b' }] },
    [0, 1].map(index => `spec.dependencies.${index}.eventBusName: move it to spec.eventBusName`)],
  ['Sensor', { dependencies: [{ eventBusName: 'a' }, { eventBusName: 'b' }] },
    [0, 1].map(index => `spec.dependencies.${index}.eventBusName: decide on one value for spec.eventBusName, as 2 fields have different ones`)],
  ['Sensor', { triggers: [{ template: { slack: {}, parameters: [{ dest: 'slack.message' }] } }] }, ['spec.triggers.0.template.parameters: move it to spec.triggers.0.parameters']],
  ['Sensor', { triggers: [{ template: { slack: {}, parameters: [{ dest: 'message' }] } }] }, ['spec.triggers.0.template.parameters: move it to spec.triggers.0.template.slack.parameters']],
  ['Sensor', { triggers: [{ template: { http: { parameters: [] }, parameters: [{ dest: 'url' }] } }] }, ['spec.triggers.0.template.parameters: leave it out: spec.triggers.0.template.http.parameters is set']],
  ['Sensor', { triggers: [{ template: { http: { serverURL: 'a', timeoutSeconds: 5 } } }] },
    ['spec.triggers.0.template.http.serverURL: write it as url', 'spec.triggers.0.template.http.timeoutSeconds: write it as timeout']],
  ['Sensor', { triggers: [{ template: { http: { serverURL: 'a', url: 'b' } } }] }, ['spec.triggers.0.template.http.serverURL: leave it out: spec.triggers.0.template.http.url is set']],
  ['Sensor', { triggers: [{ template: { k8s: { source: { resource: {} }, resource: 'pods' } } }] }, ['spec.triggers.0.template.k8s.resource: leave it out']],
  ['Sensor', { triggers: [{ template: { switch: { any: ['a'] }, conditions: 'a' } }] }, ['spec.triggers.0.template.switch: leave it out: spec.triggers.0.template.conditions is set']],
  ['EventBus', { nats: { native: { antiAffinity: true, persistence: { size: '1Gi' }, podLabels: { a: 'b' } } } }, [
    'spec.nats.native.antiAffinity: write affinity.podAntiAffinity by kubernetes.io/hostname, with the labels controller and eventbus-name, eventsource-name or sensor-name',
    'spec.nats.native.persistence.size: write it as volumeSize', 'spec.nats.native.podLabels: write it as metadata.labels',
  ]],
  ['EventBus', { jetstream: { maxAge: '1h', sync_interval: 'always' } },
    ['spec.jetstream.maxAge: write it as a line of streamConfig', 'spec.jetstream.sync_interval: write it as a line of settings, in the spelling of nats-server, for example max_file_store: 8GB']],
])('of %s %j: %j', (kind, spec, expected) => {
  expect(dropped(kind, spec)).toEqual(expected);
});

test.each([
  ['Sensor', { template: { container: { imagePullPolicy: 'IfNotPresent' } } }, ['spec.template.container.imagePullPolicy']],
  ['Sensor', { template: { container: { imagePullPolicy: 'Always' } } }, []],
  ['Sensor', { template: { container: { env: [{ name: 'A' }, { name: 'LEADER_ELECTION', value: 'k8s' }, { name: 'LEADER_ELECTION_RETRY_PERIOD' }] } } }, ['spec.template.container.env.1']],
  ['EventSource', { template: { container: { env: [{ name: 'POD_NAME' }, { name: 'SENSOR_OBJECT' }] } } }, ['spec.template.container.env.0']],
  ['EventSource', { template: { metadata: { labels: { 'controller': 'mine', 'owner-name': 'x', 'team': 'a' } } } }, ['spec.template.metadata.labels.controller']],
  ['EventBus', { jetstream: { metadata: { labels: { 'eventbus-name': 'mine' } } } }, ['spec.jetstream.metadata.labels.eventbus-name']],
  ['EventSource', { service: { clusterIP: 'None' } }, ['spec.service']],
  ['EventSource', { service: { ports: [{ port: 80 }] } }, []],
  ['Sensor', { errorOnFailedRound: true }, ['spec.errorOnFailedRound']],
  ['EventSource', { github: { a: { id: 5 } } }, ['spec.github.a.id']],
  ['EventBus', { jetstream: {}, kafka: {} }, ['spec.kafka']],
  ['EventBus', { jetstream: { streamConfig: 'maxMsg: 5\nMAXAGE: 1h' } }, ['spec.jetstream.streamConfig.maxMsg']],
])('of %s %j the schema knows %j, and still it has no effect', (kind, spec, expected) => {
  expect(paths(kind, spec)).toEqual(expected);
});

test('a finding says why, and what works instead', () => {
  expect(droppedFields(cr('Sensor', { template: { container: { imagePullPolicy: 'IfNotPresent', livenessProbe: {} }, oops: 1 } }))).toMatchSnapshot();
});

test.each([
  [undefined], [null], ['x'], [[]], [{}], [{ kind: 'Sensor' }],
  [{ apiVersion: 'apps/v1', kind: 'Deployment', spec: { oops: 1 } }],
  [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', spec: { oops: 1 } }],
  [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'toString' }],
  [cr('EventBus', 'text')], [cr('EventSource', { template: 'text', webhook: [], service: 5 })], [cr('Sensor', { triggers: [5, null, 'x'], template: { container: { env: 'x' } } })],
])('%j has nothing to drop', given => {
  expect(droppedFields(given)).toEqual([]);
});

test('leftovers of older versions are one harmless finding for each place', () => {
  const old = { group: 'argoproj.io', version: 'v1alpha1', resource: 'workflows', source: { resource: {} } };
  expect(droppedFields(cr('Sensor', { triggers: [{ template: { argoWorkflow: old } }, { template: { k8s: { ...old, oops: 1 } } }] }))).toMatchObject([
    { path: ['spec', 'triggers', 1, 'template', 'k8s', 'oops'], instead: 'leave it out' },
    { path: ['spec', 'triggers', 0, 'template', 'argoWorkflow', 'group'], beside: ['version', 'resource'], harmless: true },
    { path: ['spec', 'triggers', 1, 'template', 'k8s', 'group'], beside: ['version', 'resource'], harmless: true },
  ]);
});

test.each([
  ['the same value', 'a', true], ['another value', 'b', undefined],
])('of a field whose place has %s nothing is lost: %s', (_, eventBusName, harmless) => {
  expect(droppedFields(cr('Sensor', { eventBusName: 'a', dependencies: [{ eventBusName }] })).map(field => field.harmless)).toEqual([harmless]);
});

test('the table speaks of no field that there is', () => {
  const existing = DROPPED_FIELD_REASONS.flatMap(({ parents, fields }) => parents.flatMap(parent => fields.filter(field => structFields(parent).has(field)).map(field => `${parent}.${field}`)));
  expect(existing).toEqual([]);
});
