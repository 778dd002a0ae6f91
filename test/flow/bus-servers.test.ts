import { stringify } from 'yaml';
import { FailureDomain } from '../../src';
import { setting } from '../../src/argo-events/nats/bus-settings';
import { buildFlow } from '../../src/flow/build-flow';
import { Bus } from '../../src/flow/flow';
import { loadManifests } from '../../src/manifests/load-manifests';
import { busChart } from '../support/synth';

const busOf = (manifests: readonly any[]): Bus => buildFlow(loadManifests([{ file: 'bus.yaml', text: manifests.map(manifest => stringify(manifest)).join('---\n') }]).objects).buses[0];

const emitted = (survives: FailureDomain, replicas = 3, nodeGuard = true) =>
  busChart({ survives, replicas, nodeGuard: { enabled: nodeGuard } }).toJson();
const without = (manifests: readonly any[], kind: string, name: string) =>
  manifests.filter(manifest => manifest.kind !== kind || manifest.metadata.name !== name);

test.each([
  ['with', true],
  ['without', false],
])('the servers that HaEventBus makes %s a node guard are read with their spread, budget, volumes and configuration', (_, nodeGuard) => {
  const bus = busOf(emitted(FailureDomain.ZONE, 5, nodeGuard));
  expect(bus).toMatchObject({
    type: 'jetstreamExotic',
    replicas: 5,
    survives: 'ZONE',
    stream: { replicas: 5 },
    antiAffinity: [{ required: true, topologyKey: 'kubernetes.io/hostname' }, { required: false, topologyKey: 'topology.kubernetes.io/zone' }],
    topologySpread: { zone: { hard: true, minDomains: 3 } },
    budgets: [{ allows: 1, alwaysEvictsUnhealthy: false }],
    volumeBytes: 20 * 1024 ** 3,
    servers: { own: { probed: true } },
  });
  expect(['sync_interval', 'max_file_store'].map(key => setting(bus.settings, key))).toEqual(['always', String(Math.floor(20 * 1024 ** 3 * 0.85))]);
  expect(['ping_interval', 'ping_max', 'max_payload'].map(key => setting(bus.directives, key))).toEqual(['1s', '3', '2MB']);
});

test('a Service that leads to a guard does not hide the servers: the label of their pods names the bus', () => {
  const manifests = emitted(FailureDomain.NODE);
  const [{ spec: { selector } }] = manifests.filter(({ kind, metadata }) => kind === 'Service' && metadata.name === 'eventbus-default');
  expect(Object.keys(selector)).toContain('cdk8s-argo-events-ha/node-guard');
  expect(busOf(manifests)).toMatchObject({ replicas: 3, servers: { own: { object: { name: 'eventbus-default' } } } });
  expect(busOf(without(manifests, 'Service', 'eventbus-default'))).toMatchObject({ replicas: 3 });
});

test('without their StatefulSet nothing is known of the servers', () => {
  const bus = busOf(without(emitted(FailureDomain.NODE), 'StatefulSet', 'eventbus-default'));
  expect(bus).toMatchObject({ replicas: 0, budgets: [] });
  expect(bus.servers).toBeUndefined();
});

const exotic = (url: string) => ({
  apiVersion: 'argoproj.io/v1alpha1', kind: 'EventBus', metadata: { name: 'default', namespace: 'shop' }, spec: { jetstreamExotic: { url, streamConfig: 'replicas: 3' } },
});
const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'nats', namespace: 'nats' }, spec: { selector: { app: 'nats' } } };
const statefulSet = (spec: object, strategy?: string) => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'nats', namespace: 'nats' },
  spec: { replicas: 3, ...strategy && { updateStrategy: { type: strategy } }, template: { metadata: { labels: { app: 'nats', release: 'a' } }, spec } },
});
const plain = { containers: [{ name: 'nats' }] };

describe('servers of another namespace, such as a Helm chart makes', () => {
  test.each([
    ['nats://nats.nats.svc:4222'],
    ['nats://nats.nats.svc.cluster.local:4222'],
    ['tls://user:secret@nats.nats:4222'],
    ['nats.nats:4222'],
    ['nats://nats.nats.svc:4222,nats://other.nats.svc:4222'],
  ])('found by the URL %s', url => {
    expect(busOf([exotic(url), service, statefulSet(plain)])).toMatchObject({ replicas: 3, servers: { own: { object: { namespace: 'nats' }, probed: false } } });
  });

  test.each([
    ['nats://nats:4222', 'the namespace of the bus is not theirs'],
    ['nats://nats.other.svc:4222', 'another namespace'],
    ['nats://nats-2.nats.svc:4222', 'another Service'],
    ['nats://10.0.0.1:4222', 'an address'],
    ['', 'no URL'],
  ])('not found by the URL "%s": %s', url => {
    expect(busOf([exotic(url), service, statefulSet(plain)]).servers).toBeUndefined();
  });

  test.each<[string, object, string | undefined, boolean]>([
    ['no probe', plain, undefined, false],
    ['a readiness probe', { containers: [{ name: 'nats', readinessProbe: {} }] }, undefined, true],
    ['a startup probe', { containers: [{ name: 'nats', startupProbe: {} }] }, undefined, true],
    ['only a liveness probe', { containers: [{ name: 'nats', livenessProbe: {} }] }, undefined, false],
    ['no probe, and no controller that rolls them out', plain, 'OnDelete', true],
  ])('%s', (_, spec, strategy, probed) => {
    expect(busOf([exotic('nats://nats.nats.svc:4222'), service, statefulSet(spec, strategy)]).servers!.own!.probed).toBe(probed);
  });

  const URL = 'nats://nats.nats.svc:4222';
  const elsewhere = (manifest: { metadata: object }) => ({ ...manifest, metadata: { ...manifest.metadata, namespace: 'other' } });
  const unplaced = ({ metadata: { namespace: _, ...metadata }, ...manifest }: ReturnType<typeof statefulSet>) => ({ ...manifest, metadata });

  test('those of the namespace of the Service, and of none where the manifest names no namespace', () => {
    expect(busOf([exotic(URL), service, elsewhere(statefulSet(plain))]).servers).toBeUndefined();
    expect(busOf([exotic(URL), service, unplaced(statefulSet(plain))]).servers).toMatchObject({ path: ['spec', 'template', 'spec'] });
  });

  test('the label of the pods names a bus of the same namespace', () => {
    const labelled = (namespace: string) => ({
      ...statefulSet(plain), metadata: { name: 'servers', namespace }, spec: { replicas: 5, template: { metadata: { labels: { 'cdk8s-argo-events-ha/bus': 'default' } }, spec: plain } },
    });
    expect(busOf([exotic('nats://10.0.0.1:4222'), labelled('shop')]).replicas).toBe(5);
    expect(busOf([exotic('nats://10.0.0.1:4222'), labelled('other')]).replicas).toBe(0);
  });

  test('a probe of one container is enough', () => {
    const spec = { containers: [{ name: 'reloader' }, { name: 'nats', readinessProbe: {} }] };
    expect(busOf([exotic(URL), service, statefulSet(spec)]).servers!.own!.probed).toBe(true);
  });

  test.each([
    ['ebs.csi.aws.com', true],
    ['rancher.io/local-path', false],
    ['example.com/disk', undefined],
  ])('volumes of %s follow to another node: %s', (provisioner, follow) => {
    const { spec, ...set } = statefulSet(plain);
    const claims = [{ metadata: { name: 'data' }, spec: { storageClassName: 'fast', resources: { requests: { storage: '10Gi' } } } }];
    const fast = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast' }, provisioner };
    const bus = busOf([exotic(URL), service, fast, { ...set, spec: { ...spec, volumeClaimTemplates: claims } }]);
    expect([bus.volumeBytes, bus.volumesFollow]).toEqual([10 * 1024 ** 3, follow]);
  });

  test('of the ConfigMaps of their namespace, every file *.conf is read, on lines of its own', () => {
    const config = (name: string, namespace: string, data: object) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data });
    const volumes = [{ name: 'one', configMap: { name: 'one' } }, { name: 'all', projected: { sources: [{ configMap: { name: 'two' } }] } }];
    const bus = busOf([
      exotic(URL), service, statefulSet({ ...plain, volumes }),
      config('one', 'nats', { 'a.conf': 'jetstream { store_dir: /data' }),
      config('two', 'nats', { 'b.conf': 'sync_interval: 1s }', 'notes.txt': 'sync_interval: 9s' }),
      config('one', 'other', { 'a.conf': 'jetstream { sync_interval: 7s }' }),
    ]);
    expect(setting(bus.settings, 'sync_interval')).toBe('1s');
    expect(setting(bus.settings, 'store_dir')).toBe('/data');
  });

  test('their configuration is read from the ConfigMap that they mount', () => {
    const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'nats-config', namespace: 'nats' }, data: { 'nats.conf': '{\n"jetstream": {\n"sync_interval": "1s",\n"store_dir": "/data"\n}\n}' } };
    const bus = busOf([exotic('nats://nats.nats.svc:4222'), service, config, statefulSet({ ...plain, volumes: [{ name: 'config', configMap: { name: 'nats-config' } }] })]);
    expect(setting(bus.settings, 'sync_interval')).toBe('1s');
    expect(busOf([exotic('nats://nats.nats.svc:4222'), service, config, statefulSet(plain)]).settings).toBe('');
  });

  test('a spread counts only with a skew of 1 over the pods that carry it', () => {
    const spread = (constraint: object) => busOf([exotic('nats://nats.nats.svc:4222'), service, statefulSet({
      ...plain,
      topologySpreadConstraints: [{
        topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'nats' } }, ...constraint,
      }],
    })]).topologySpread;
    expect(spread({})).toEqual({ zone: { hard: true } });
    expect(spread({ whenUnsatisfiable: 'ScheduleAnyway' })).toEqual({ zone: { hard: false } });
    expect(spread({ maxSkew: 2 })).toEqual({});
    expect(spread({ labelSelector: { matchLabels: { app: 'other' } } })).toEqual({});
    expect(spread({ topologyKey: 'kubernetes.io/hostname' })).toEqual({ host: { hard: true } });
  });
});

test('the spread in the template of an EventSource is dropped by Argo Events, and is not read', () => {
  const flow = buildFlow(loadManifests([{
    file: 'source.yaml',
    text: stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'EventSource',
      metadata: { name: 'shop' },
      spec: {
        template: {
          topologySpreadConstraints: [{
            topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { 'eventsource-name': 'shop' } },
          }],
        },
      },
    }),
  }]).objects);
  expect(flow.sources[0].topologySpread).toBeUndefined();
});
