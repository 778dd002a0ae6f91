import { join } from 'node:path';
import { parse } from 'yaml';
import { FailureDomain } from '../../../src/contract/failure-domain';
import { PodAnnotation } from '../../../src/contract/pod-annotations';
import { canaryOf } from '../../../src/drill/canary/canary';
import { defaultCanary } from '../../../src/drill/canary/default-canary';
import { DRILL } from '../../../src/drill/canary/names';
import { readCanary } from '../../../src/drill/canary/read-canary';
import { DrillRuntime } from '../../../src/drill/run/options';
import { nativeBusAccess } from '../../../src/resources/event-bus/access';
import { ownBusAccess } from '../../../src/resources/jetstream/access';

const guide = () => readCanary([join(__dirname, '../published-guide.yaml')]) as any[];

/** The guide with a change to one of its objects. */
function changed(kind: string, change: (object: any) => void): any[] {
  const objects = guide();
  change(objects.find(object => object.kind === kind));
  return objects;
}

test('the published guide is a canary that brings its bus', () => {
  const { objects, ...rest } = canaryOf(guide(), 'drilled');
  expect(objects).toHaveLength(3);
  expect(rest).toEqual({
    names: { source: 'webhook', bus: 'default', sensor: 'processor' }, url: 'http://webhook-eventsource-svc:12000/order', method: 'POST', ownsBus: true,
  });
});

test.each(Object.values(FailureDomain))('the default canary on a bus that survives %s brings all that it needs, and nothing of the cluster', survives => {
  const { objects, ...rest } = defaultCanary({ namespace: 'shop', bus: 'main', survives, podPolicy: true, existing: { replicas: 3, streamReplicas: 3, guard: true, access: nativeBusAccess('main'), ownServers: false } });
  expect(rest).toEqual({
    names: { source: 'ha-events-drill', bus: 'main', sensor: 'ha-events-drill' }, url: 'http://ha-events-drill-webhook:12000/drill', method: 'POST', ownsBus: false,
  });
  expect(objects.map(({ kind }) => kind)).toMatchSnapshot();
});

const IN_TEMPORARY_NAMESPACE = { namespace: 'drilled', bus: 'default', survives: FailureDomain.ZONE, storageClass: 'fast' };

/** Kinds of objects that ask for the pod policy. */
const askForPodPolicy = (objects: readonly object[]) => objects.filter(object => JSON.stringify(object).includes(`"${PodAnnotation.POLICY}"`)).map(({ kind }: any) => kind);

describe('in a temporary namespace the default canary', () => {
  test('brings own servers and a node guard, and does without the pod policy', () => {
    const { ownsBus, names, objects } = defaultCanary({ ...IN_TEMPORARY_NAMESPACE, podPolicy: true });
    expect({ ownsBus, names }).toEqual({ ownsBus: true, names: { source: DRILL, bus: 'default', sensor: DRILL, ownServers: true } });
    expect(objects.filter(({ kind }) => kind === 'DaemonSet')).toHaveLength(1);
    const [{ spec: { volumeClaimTemplates: [{ spec }] } }] = (objects as any[]).filter(({ kind }) => kind === 'StatefulSet');
    expect(spec).toEqual({ storageClassName: 'fast', resources: { requests: { storage: '1Gi' } }, accessModes: ['ReadWriteOnce'] });
    expect(askForPodPolicy(objects)).toEqual([]);
  });

  test.each([
    [true, ['EventBus', 'EventSource', 'Sensor']],
    [false, []],
  ])('with the runtime native brings a native bus; its pods ask for the pod policy where there is one: %s', (podPolicy, asking) => {
    const { ownsBus, names, objects } = defaultCanary({ ...IN_TEMPORARY_NAMESPACE, podPolicy, runtime: 'native' });
    expect({ ownsBus, names }).toEqual({ ownsBus: true, names: { source: DRILL, bus: 'default', sensor: DRILL } });
    expect((objects as any[]).find(({ kind }) => kind === 'EventBus').spec.jetstream.persistence).toEqual({ storageClassName: 'fast', volumeSize: '1Gi', accessMode: 'ReadWriteOnce' });
    expect(objects.filter(({ kind }) => ['StatefulSet', 'DaemonSet'].includes(kind as string))).toEqual([]);
    expect(askForPodPolicy(objects)).toEqual(asking);
  });
});

describe('own servers', () => {
  const own = (runtime: DrillRuntime) => defaultCanary({ ...IN_TEMPORARY_NAMESPACE, podPolicy: false, runtime });

  test('without node guards are called at the Service of their pods', () => {
    const { names, url, objects } = own('own-servers');
    expect({ names, url }).toEqual({
      names: { source: DRILL, bus: 'default', sensor: DRILL, ownServers: true }, url: 'http://ha-events-drill-webhook:12000/drill',
    });
    expect(objects.filter(({ kind }) => kind === 'DaemonSet')).toEqual([]);
  });

  test('with node guards are called through the guard, not past it', () => {
    const { url, objects } = own('node-guards');
    const called: any = (objects as any[]).find(({ kind, metadata }) => kind === 'Service' && metadata.name === new URL(url).hostname);
    expect(called.spec.selector).toMatchObject({ 'app.kubernetes.io/component': 'node-guard' });
    expect(new URL(url).port).toBe(String(called.spec.ports[0].port));
  });

  test('that are there give their Secrets to the Job of the canary\'s Sensor', () => {
    const access = { ...ownBusAccess('main'), clientSecret: 'mine', clientSecretKey: 'auth' };
    const { names, objects } = defaultCanary({
      namespace: 'shop', bus: 'main', survives: FailureDomain.NODE, podPolicy: false, existing: { replicas: 3, streamReplicas: 3, guard: false, access, ownServers: true },
    });
    expect(names.ownServers).toBe(true);
    const [{ spec: { template: { spec: { volumes: [{ projected: { sources } }] } } } }] = (objects as any[]).filter(({ kind }) => kind === 'Job');
    expect(sources[0]).toMatchObject({ secret: { name: 'mine', items: [{ key: 'auth' }] } });
  });
});

test.each<[string, any[], string]>([
  ['two EventSources', [...guide(), { ...guide()[1], metadata: { name: 'other' } }], 'the canary has 2 EventSources, 1 Sensors and 1 EventBuses. Allowed: one EventSource, one Sensor, at most one EventBus'],
  ['no Sensor', guide().slice(0, 2), 'the canary has 1 EventSources, 0 Sensors and 1 EventBuses'],
  ['different buses', changed('Sensor', sensor => { sensor.spec.eventBusName = 'other'; }), 'the canary\'s EventSource uses the EventBus "default", its Sensor "other"'],
  ['a bus that nobody uses', changed('EventBus', bus => { bus.metadata.name = 'other'; }), 'and it brings "other"'],
  ['a dependency on another source', changed('Sensor', sensor => { sensor.spec.dependencies[0].eventSourceName = 'shop'; }), 'Allowed: one, on the EventSource "webhook"'],
  ['a trigger that goes elsewhere', changed('Sensor', sensor => { sensor.spec.triggers[0].template.http.url = 'http://processor.shop.svc/process'; }),
    'the canary\'s Sensor "processor" triggers http://processor.shop.svc/process. Allowed: one trigger, http with the url http://ha-events-drill-sink:8080/'],
  ['a trigger that is no HTTP', changed('Sensor', sensor => { sensor.spec.triggers[0].template = { name: 'log', log: {} }; }), 'triggers something other than http'],
  ['a source without a webhook', changed('EventSource', source => { source.spec = { calendar: { order: { interval: '1s' } } }; }), 'has no webhook "order", on which its Sensor depends'],
  ['a webhook with TLS', changed('EventSource', source => { source.spec.webhook.order.serverCertSecret = { name: 'tls', key: 'crt' }; }), 'Leave serverCertSecret and authSecret out of the canary'],
  ['a source without a Service', changed('EventSource', source => { delete source.spec.service; }), 'has no Service: events are sent to it from another pod'],
  ['a Service without the port', changed('EventSource', source => { source.spec.service.ports = [{ port: 80, targetPort: 8080 }]; }), 'the Service "webhook-eventsource-svc" has no port for the webhook\'s port 12000'],
  ['objects of another namespace', changed('Sensor', sensor => { sensor.metadata.namespace = 'argo-events'; }), 'the canary\'s Sensor "processor" has the namespace "argo-events", and the drill is in "drilled"'],
  ['objects of the whole cluster', [...guide(), parse('{apiVersion: v1, kind: Namespace, metadata: {name: x}}')], 'the canary\'s Namespace "x" is cluster-scoped'],
])('a canary with %s is refused', (_, objects, message) => {
  expect(() => canaryOf(objects, 'drilled')).toThrow(message);
});

test('a Service of its own with another port than the webhook is found by its targetPort', () => {
  const objects = changed('EventSource', source => { delete source.spec.service; });
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'door' }, spec: { selector: { 'eventsource-name': 'webhook' }, ports: [{ port: 80, targetPort: 12000 }] } };
  expect(canaryOf([...objects, service], 'drilled').url).toBe('http://door:80/order');
});

test('what is no Kubernetes object is refused', () => {
  expect(() => readCanary([join(__dirname, '../../../package.json')])).toThrow('the canary holds something that is no Kubernetes object');
});
