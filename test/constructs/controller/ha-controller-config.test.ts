import { App, Chart, Size, Testing } from 'cdk8s';
import { parse } from 'yaml';
import { BusRuntime, HaControllerConfig, HaControllerConfigProps, HaEventBus, UnhealthyPodEvictionPolicy } from '../../../src';
import { controllerConfig } from '../../../src/flow/controller-config';
import { loadManifests } from '../../../src/manifests/load-manifests';
import { checkText } from '../../lint/support/check-text';

const chart = () => new Chart(new App(), 'argo-events', { namespace: 'argo-events' });
const manifests = (props?: HaControllerConfigProps) => {
  const scope = chart();
  new HaControllerConfig(scope, 'Controller', props);
  return Testing.synth(scope);
};
const config = (props?: HaControllerConfigProps) => parse(manifests(props)[0].data['controller-config.yaml']).eventBus;

const LINES = ['2.10.29', '2.14.10', '2.15.3'];

test('the ConfigMap lists the recommended versions with their images', () => {
  const [configMap] = manifests();
  expect(configMap).toMatchObject({ kind: 'ConfigMap', metadata: { name: 'argo-events-controller-config', namespace: 'argo-events' } });
  expect(config().jetstream.versions).toEqual([
    { version: '2.10.29', natsImage: 'nats:2.10.29', configReloaderImage: 'natsio/nats-server-config-reloader:0.14.0', metricsExporterImage: 'natsio/prometheus-nats-exporter:0.14.0', startCommand: '/nats-server' },
    { version: '2.14.10', natsImage: 'nats:2.14.10', configReloaderImage: 'natsio/nats-server-config-reloader:0.23.0', metricsExporterImage: 'natsio/prometheus-nats-exporter:0.20.1', startCommand: '/nats-server' },
    { version: '2.15.3', natsImage: 'nats:2.15.3', configReloaderImage: 'natsio/nats-server-config-reloader:0.23.0', metricsExporterImage: 'natsio/prometheus-nats-exporter:0.20.1', startCommand: '/nats-server' },
  ]);
});

test('the controller needs a version of NATS Streaming, used or not', () => {
  expect(config().nats.versions.map(({ version }: { version: string }) => version)).toEqual(['0.22.1']);
});

test('a drain takes one pod of the controller at a time', () => {
  expect(manifests()[1]).toMatchObject({
    kind: 'PodDisruptionBudget',
    metadata: { name: 'controller-manager' },
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'controller-manager' } }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  });
  expect(manifests({ podDisruptionBudget: { enabled: false } })).toHaveLength(1);
  expect(manifests({ podDisruptionBudget: { unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET } })[1].spec.unhealthyPodEvictionPolicy).toBe('IfHealthyBudget');
});

test('check reads the list', () => {
  const text = Testing.synth(busOn('2.14.10')).map(object => JSON.stringify(object)).join('\n---\n');
  const bus = text.replace(/"cdk8s-argo-events-ha\/jetstream-versions":"[^"]*",?/, '');
  const findings = (documents: string) => checkText(documents, { argoEventsVersion: 'v1.9.11', controllerConfiguration: 'manifest' }, { rules: ['ha/unlisted-jetstream-version'] }).report.findings.map(({ what }) => what);
  expect(findings(bus)).toHaveLength(1);
  const both = [bus, ...manifests().map(object => JSON.stringify(object))].join('\n---\n');
  expect(findings(both)).toEqual([]);
  expect(controllerConfig(loadManifests([{ file: 'all.yaml', text: both }]).objects)!.jetStreamVersions).toEqual(LINES);
});

function busOn(version: string): Chart {
  const scope = chart();
  const { jetStreamVersions } = new HaControllerConfig(new Chart(scope, 'controller', { namespace: 'argo-events' }), 'Controller');
  new HaEventBus(scope, 'Bus', { runtime: BusRuntime.NATIVE, version, jetStreamVersions, maxEventSize: Size.mebibytes(1) });
  return scope;
}

test.each(LINES)('a bus of version %s is allowed with the list of the construct', version => {
  expect(() => busOn(version)).not.toThrow();
});

test('the values of the chart have the same list, two pods and a budget', () => {
  expect(parse(HaControllerConfig.helmValues())).toEqual({
    configs: { jetstream: { versions: config().jetstream.versions } },
    controller: { replicas: 2, pdb: { enabled: true, maxUnavailable: 1 } },
  });
});

test('the patch of the Deployment spreads the pods', () => {
  const patch = parse(HaControllerConfig.deploymentPatch({ replicas: 3 }));
  expect(patch).toMatchObject({ kind: 'Deployment', metadata: { name: 'controller-manager' }, spec: { replicas: 3 } });
  const terms = patch.spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution;
  expect(terms.map(({ podAffinityTerm }: any) => podAffinityTerm.topologyKey)).toEqual(['topology.kubernetes.io/zone', 'kubernetes.io/hostname']);
});

test('a version of one\'s own has the images of the newest line', () => {
  expect(config({ versions: [{ version: 'mine', natsImage: 'registry.example.com/nats:2.15.3-alpine' }] }).jetstream.versions).toEqual([{
    version: 'mine',
    natsImage: 'registry.example.com/nats:2.15.3-alpine',
    configReloaderImage: 'natsio/nats-server-config-reloader:0.23.0',
    metricsExporterImage: 'natsio/prometheus-nats-exporter:0.20.1',
    startCommand: 'nats-server',
  }]);
});

test('with a mirror, every default image comes from there', () => {
  const images = JSON.stringify(config({ imageRegistry: 'mirror.example.com/hub' })).match(/"\w*[iI]mage":"[^"]*"/g)!;
  expect(images).toHaveLength(11);
  expect(images.filter(image => !image.includes(':"mirror.example.com/hub/'))).toEqual([]);
});

test.each<[string, HaControllerConfigProps, string]>([
  ['one pod', { replicas: 1 }, 'replicas: got 1. Changes of flows wait while the pod is replaced. Allowed: 2 or more'],
  ['no version', { versions: [] }, 'versions: got none'],
  ['a version twice', { versions: [1, 2].map(() => ({ version: 'a', natsImage: 'nats:a' })) }, 'versions: got a twice'],
  ['a version without an image', { versions: [{ version: 'a' } as any] }, 'versions[0].natsImage: got undefined'],
  ['a registry with a scheme and a slash at its end', { imageRegistry: 'Mirror/' }, 'imageRegistry: got the string "Mirror/". Allowed: a registry'],
  ['another namespace', { metadata: { namespace: 'x' } }, 'metadata.namespace: got "x"'],
])('refuses %s', (_, props, message) => expect(() => manifests(props)).toThrow(message));
