import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesOf } from '../../src/adopt/change';
import { declared } from '../../src/live/declared';
import { declaredObjects } from '../../src/live/declared-objects';
import { flowObject } from '../../src/manifests/object-of';
import { Json } from '../../src/values/json-values';

const ARGO = 'argoproj.io/v1alpha1';
/** What every object of a cluster has. */
const LIVE = {
  uid: 'f3c2', resourceVersion: '81', generation: 2, creationTimestamp: '2026-11-29T05:00:00Z', managedFields: [{ manager: 'kubectl' }], finalizers: ['x-controller'],
};

function live(manifest: Json, written: Json, status: Json = { phase: 'x' }): Json {
  const { metadata, ...rest } = manifest;
  const { annotations } = metadata as Json;
  return {
    ...rest,
    ...written,
    metadata: { ...metadata as Json, ...LIVE, annotations: { ...annotations as Json, 'kubectl.kubernetes.io/last-applied-configuration': '{}' } },
    status,
  };
}

/** What was applied to Kubernetes 1.36.4 with Argo Events v1.9.11, and what the API server had half a minute later. */
const RECORDED: { given: any; live: any }[] = JSON.parse(readFileSync(join(__dirname, 'recorded.json'), 'utf8'));

const CASES: readonly [string, Json, Json][] = [
  ['a Service', { type: 'NodePort', ports: [{ port: 80, targetPort: 12000, nodePort: 30080 }] }, {
    type: 'NodePort',
    ports: [{ port: 80, targetPort: 12000, nodePort: 30080, protocol: 'TCP' }],
    clusterIP: '10.0.0.7',
    clusterIPs: ['10.0.0.7'],
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    internalTrafficPolicy: 'Cluster',
    externalTrafficPolicy: 'Cluster',
    sessionAffinity: 'None',
  }],
  ['a headless Service', { clusterIP: 'None', ports: [{ port: 80 }] }, {
    type: 'ClusterIP',
    clusterIP: 'None',
    clusterIPs: ['None'],
    ports: [{ port: 80, targetPort: 80, protocol: 'TCP' }],
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    internalTrafficPolicy: 'Cluster',
    sessionAffinity: 'None',
  }],
  ['a Service of two families', { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6', 'IPv4'] }, {
    ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6', 'IPv4'], clusterIP: 'fd00::1', clusterIPs: ['fd00::1', '10.0.0.1'], type: 'ClusterIP', sessionAffinity: 'None',
  }],
  ['a Deployment', { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { serviceAccountName: 's', containers: [{ name: 'c', image: 'c:1' }] } } }, {
    replicas: 1,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    selector: { matchLabels: { a: 'b' } },
    template: {
      metadata: { creationTimestamp: null, labels: { a: 'b' } },
      spec: {
        serviceAccountName: 's',
        serviceAccount: 's',
        restartPolicy: 'Always',
        dnsPolicy: 'ClusterFirst',
        schedulerName: 'default-scheduler',
        securityContext: {},
        terminationGracePeriodSeconds: 30,
        containers: [{ name: 'c', image: 'c:1', imagePullPolicy: 'IfNotPresent', resources: {}, terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' }],
      },
    },
  }],
  ['a Deployment that is told otherwise', { replicas: 3, strategy: { rollingUpdate: { maxSurge: 1 } }, template: { spec: { containers: [{ image: 'c', imagePullPolicy: 'Never' }] } } }, {
    replicas: 3,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
    template: { spec: { restartPolicy: 'Always', containers: [{ image: 'c', imagePullPolicy: 'Never', terminationMessagePolicy: 'File' }] } },
  }],
  ['a CronJob', { schedule: '0 3 * * *', jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ image: 'c:latest' }] } } } } }, {
    schedule: '0 3 * * *',
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
    jobTemplate: { metadata: { creationTimestamp: null }, spec: { template: { metadata: { creationTimestamp: null }, spec: { restartPolicy: 'Never', containers: [{ image: 'c:latest', imagePullPolicy: 'Always' }] } } } },
  }],
];

test.each(CASES)('%s is without its state, notes and defaults', (name, spec, written) => {
  const kind = /a (?:headless )?(\w+)/.exec(name)![1];
  const manifest = { apiVersion: 'v1', kind, metadata: { name: 'x', namespace: 'shop', labels: { team: 'shop' }, annotations: { note: 'mine' } }, spec };
  expect(declared(live(manifest, { spec: written }))).toEqual(manifest);
});

test('recorded objects are what was applied, but for defaults that were written and the node port that callers may know', () => {
  const source = { file: 'recorded', document: { text: '', line: 1, offset: 0 }, path: [] };
  const changes = changesOf(RECORDED.map(({ live: recorded }) => flowObject(declared(recorded), source)), RECORDED.map(({ given }) => given));
  expect(changes).toHaveLength(RECORDED.length);
  const differences = changes.flatMap(change => (change.kind !== 'changed' ? [] : change.fields.map(({ path, before, after }) => ({ [`${change.object.kind} ${change.object.name} ${path}`]: [before, after] }))));
  expect(Object.assign({}, ...differences)).toEqual({
    // the controllers drop fields that they do not know
    'EventSource webhook spec.template.terminationGracePeriodSeconds': [undefined, 60],
    'EventSource webhook spec.template.container': [undefined, { livenessProbe: expect.anything(), readinessProbe: expect.anything() }],
    'Service orders spec.ports[0].nodePort': [30347, undefined],
    'Service eventbus-default-near spec.ports[0].protocol': [undefined, 'TCP'],
    'Service shop-webhook spec.ports[0].protocol': [undefined, 'TCP'],
    'Service shop-pods spec.ports[0].protocol': [undefined, 'TCP'],
    'Deployment eventbus-default-keeper spec.replicas': [undefined, 1],
    'Deployment eventbus-default-keeper spec.template.spec.restartPolicy': [undefined, 'Always'],
    'Deployment eventbus-default-keeper spec.template.spec.containers[0].readinessProbe.periodSeconds': [undefined, 10],
  });
});

test('of a Job, the selector and the labels of the API server are left out', () => {
  const manifest = { kind: 'Job', metadata: { name: 'x' }, spec: { template: { metadata: { labels: { a: 'b' } }, spec: { restartPolicy: 'Never' } } } };
  const ids = { 'controller-uid': 'u', 'batch.kubernetes.io/controller-uid': 'u', 'batch.kubernetes.io/job-name': 'x', 'job-name': 'x' };
  const spec = {
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    completions: 1,
    parallelism: 1,
    suspend: false,
    selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': 'u' } },
    template: { metadata: { creationTimestamp: null, labels: { ...ids, a: 'b' } }, spec: { restartPolicy: 'Never', schedulerName: 'default-scheduler' } },
  };
  expect(declared({ kind: 'Job', metadata: { name: 'x', ...LIVE, labels: ids }, spec, status: {} })).toEqual(manifest);
});

test('zero values that the controllers write back into custom resources are left out, and those with a meaning stay', () => {
  const manifest = {
    apiVersion: ARGO,
    kind: 'EventSource',
    metadata: { name: 'x' },
    spec: {
      template: { serviceAccountName: 'x', volumes: [{ name: 'v', emptyDir: {} }], nodeSelector: { pool: '' } },
      webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } },
      github: { push: { events: ['*'], repositories: [{ owner: 'o', names: ['n'] }], metadata: { empty: '' } } },
    },
  };
  const written = structuredClone(manifest) as any;
  Object.assign(written.spec.template, { container: { resources: {} } });
  Object.assign(written.spec.webhook.order, { url: '' });
  Object.assign(written.spec.github.push, { id: 0, owner: '', repository: '', webhook: null });
  expect(declared(live(manifest, { spec: written.spec }))).toEqual(manifest);

  const sensor = { apiVersion: ARGO, kind: 'Sensor', metadata: { name: 'x' }, spec: { triggers: [{ template: { name: 't', slack: { channel: 'c', message: 'm' } } }, { template: { name: 'l', log: {} } }] } };
  const [slack, log] = sensor.spec.triggers.map(({ template }) => template);
  const triggers = [{ template: { ...slack, slack: { ...slack.slack, sender: {}, thread: {} } } }, { template: log }];
  expect(declared(live(sensor, { spec: { dependencies: null, triggers } }))).toEqual(sensor);

  const bus = { apiVersion: ARGO, kind: 'EventBus', metadata: { name: 'x' }, spec: { jetstream: { version: '2.10.29', persistence: { storageClassName: '' } } } };
  expect(declared(live(bus, { spec: { jetstream: { version: '2.10.29', persistence: { storageClassName: '' }, containerTemplate: { resources: {} } } } }))).toEqual(bus);
});

test('what another object owns, and what Kubernetes makes in each namespace, is left out', () => {
  const object = (kind: string, name: string, more: Json = {}) => ({ kind, metadata: { name, ...more } });
  const owned = object('StatefulSet', 'eventbus-default-js', { ownerReferences: [{ kind: 'EventBus', controller: true }] });
  const objects = [owned, object('ServiceAccount', 'default'), object('ConfigMap', 'kube-root-ca.crt'), object('ServiceAccount', 'mine')];
  expect(declaredObjects({ objects })).toEqual([object('ServiceAccount', 'mine')]);
});
