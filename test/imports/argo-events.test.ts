import { App, Chart, JsonPatch, Lazy, Testing, Yaml } from 'cdk8s';
import { EventBus, EventSource, EventSourceSpec, Int64OrString, IntOrString, Sensor } from '../../imports/argo-events';

const chart = () => new Chart(Testing.app(), 'chart', { namespace: 'shop' });
const yaml = (of: Chart) => Yaml.stringify(...Testing.synth(of));

test('an EventBus alone', () => {
  const c = chart();
  new EventBus(c, 'Bus', {
    metadata: { name: 'default' },
    spec: { jetstream: { version: '2.10.29', replicas: 3, persistence: { storageClassName: 'standard', volumeSize: '20Gi' } } },
  });
  expect(yaml(c)).toMatchInlineSnapshot(`
"apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
  namespace: shop
spec:
  jetstream:
    persistence:
      storageClassName: standard
      volumeSize: 20Gi
    replicas: 3
    version: 2.10.29
"
`);
});

test('an EventSource alone; url of a webhook is optional', () => {
  const c = chart();
  new EventSource(c, 'Orders', {
    spec: {
      service: { clusterIp: 'None', ports: [{ port: 12000, targetPort: IntOrString.fromString('http') }, { port: 80, targetPort: IntOrString.fromNumber(12000) }] },
      webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } },
      github: { push: { webhook: { endpoint: '/push', port: '12001' }, githubBaseUrl: 'https://github.example.com/api/v3' } },
    },
  });
  expect(yaml(c)).toMatchInlineSnapshot(`
"apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: chart-orders-c8656879
  namespace: shop
spec:
  github:
    push:
      githubBaseURL: https://github.example.com/api/v3
      webhook:
        endpoint: /push
        port: "12001"
  service:
    clusterIP: None
    ports:
      - port: 12000
        targetPort: http
      - port: 80
        targetPort: 12000
  webhook:
    order:
      endpoint: /order
      method: POST
      port: "12000"
"
`);
});

test('a Sensor alone, with a dead letter trigger', () => {
  const c = chart();
  new Sensor(c, 'Fulfil', {
    spec: {
      dependencies: [{ name: 'order', eventSourceName: 'orders', eventName: 'order', filters: { context: { type: 'webhook' } } }],
      triggers: [{
        template: { name: 'call', http: { url: 'https://example.com/fulfil', method: 'POST' } },
        atLeastOnce: true,
        retryStrategy: { duration: Int64OrString.fromString('10s'), factor: 2, steps: 5 },
        dlqTrigger: { atLeastOnce: true, template: { name: 'keep', k8s: { operation: 'create', source: { resource: { kind: 'ConfigMap' } } } } },
      }],
    },
  });
  expect(yaml(c)).toMatchInlineSnapshot(`
"apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: chart-fulfil-c88d3936
  namespace: shop
spec:
  dependencies:
    - eventName: order
      eventSourceName: orders
      filters:
        context:
          type: webhook
      name: order
  triggers:
    - atLeastOnce: true
      dlqTrigger:
        atLeastOnce: true
        template:
          k8s:
            operation: create
            source:
              resource:
                kind: ConfigMap
          name: keep
      retryStrategy:
        duration: 10s
        factor: 2
        steps: 5
      template:
        http:
          method: POST
          url: https://example.com/fulfil
        name: call
"
`);
});

test('the manifest as a plain object', () => {
  expect(EventBus.manifest({ metadata: { name: 'default' }, spec: { kafka: { url: 'kafka.example.com:9092' } } })).toEqual({
    apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus', metadata: { name: 'default' }, spec: { kafka: { url: 'kafka.example.com:9092' } },
  });
});

describe('JSON patches', () => {
  const patched = (...ops: JsonPatch[]) => {
    const source = new EventSource(chart(), 'Push', { spec: { github: { push: { githubBaseUrl: 'https://a.example.com' } } } });
    source.addJsonPatch(...ops);
    return source.toJson();
  };

  test('add a field that the schema does not know', () => {
    expect(patched(JsonPatch.add('/spec/newField', { a: 1 })).spec.newField).toEqual({ a: 1 });
  });

  test('use the names of the schema', () => {
    const { push } = patched(JsonPatch.replace('/spec/github/push/githubBaseURL', 'https://b.example.com')).spec.github;
    expect(push).toEqual({ githubBaseURL: 'https://b.example.com' });
  });

  test('may write outside of spec', () => {
    expect(patched(JsonPatch.add('/status', { conditions: [] })).status).toEqual({ conditions: [] });
  });

  test('are applied in order, and once however often the object is rendered', () => {
    const bus = new EventBus(chart(), 'Bus', { spec: { jetstream: { version: '2.10.29', startArgs: ['-D'] } } });
    bus.addJsonPatch(JsonPatch.add('/spec/jetstream/startArgs/-', '-V'));
    bus.addJsonPatch(JsonPatch.test('/spec/jetstream/startArgs/1', '-V'), JsonPatch.add('/spec/jetstream/startArgs/-', '-DV'));
    expect(bus.toJson()).toEqual(bus.toJson());
    expect(bus.toJson().spec.jetstream.startArgs).toEqual(['-D', '-V', '-DV']);
  });
});

test('lazy values are resolved before they are converted', () => {
  const spec: EventSourceSpec = Lazy.any({ produce: () => ({ github: { push: { githubBaseUrl: 'https://a.example.com' } } }) }) as any;
  expect(new EventSource(chart(), 'Push', { spec }).toJson().spec).toEqual({ github: { push: { githubBaseURL: 'https://a.example.com' } } });
});

test('metadata is free, with labels and namespace of the chart', () => {
  const c = new Chart(new App(), 'chart', { namespace: 'shop', labels: { team: 'shop' } });
  const bus = new EventBus(c, 'Bus', { metadata: { name: 'default', annotations: { 'example.com/a': 'b' } }, spec: {} });
  bus.metadata.addFinalizers('example.com/keep');
  expect(bus.toJson().metadata).toEqual({
    name: 'default', namespace: 'shop', labels: { team: 'shop' }, annotations: { 'example.com/a': 'b' }, finalizers: ['example.com/keep'],
  });
});

test('an unknown field given by JavaScript fails the synth and names the construct', () => {
  const spec: any = { replica: 2, webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } } };
  expect(() => new EventSource(chart(), 'Orders', { spec }).toJson())
    .toThrow(/^chart\/Orders\.spec\.replica is not a field of EventSourceSpec in Argo Events v1\.9\.11; .* Did you mean replicas\?/);
});
