import { ARGO_EVENTS_FLOOR, CONTROLLER_CONFIGS, DEFAULT_JETSTREAM_VERSION, jetStreamVersion, jetStreamVersions } from '../../../src/argo-events/catalog/versions';

const names = (argoEvents: string, origin?: 'manifest' | 'helm') => jetStreamVersions(argoEvents, origin)?.map(known => known.version);
const COMMON = ['2.8.1', '2.8.1-alpine', '2.8.2', '2.8.2-alpine', '2.9.1', '2.9.12', '2.9.16'];

test.each([
  ['v1.9.11', 'manifest', ['latest', ...COMMON, '2.10.29']],
  ['1.9.10', 'manifest', ['latest', ...COMMON, '2.10.29']],
  ['v1.9.10', 'helm', ['latest', ...COMMON, '2.10.10']],
  ['v1.9.9', 'manifest', ['latest', ...COMMON, '2.10.10']],
  ['v1.9.2', 'manifest', ['latest', ...COMMON, '2.10.10']],
] as const)('the controller of Argo Events %s from the %s deploys these JetStream versions', (argoEvents, origin, expected) => {
  expect(names(argoEvents, origin)).toEqual(expected);
});

test.each(['v1.9.1', 'v1.9.12', 'v2.0.0', ''])('nothing is said about Argo Events %j, whose controller configuration is not known', version => {
  expect(jetStreamVersions(version)).toBeUndefined();
});

test('2.10.29 on v1.9.11 stands for these images', () => {
  expect(jetStreamVersion(DEFAULT_JETSTREAM_VERSION, ARGO_EVENTS_FLOOR)).toEqual({
    version: '2.10.29',
    natsImage: 'nats:2.10.29',
    configReloaderImage: 'natsio/nats-server-config-reloader:0.14.0',
    metricsExporterImage: 'natsio/prometheus-nats-exporter:0.14.0',
    startCommand: '/nats-server',
  });
});

test('only the alpine images have nats-server in their PATH', () => {
  const inPath = CONTROLLER_CONFIGS.flatMap(config => config.jetStreamVersions).filter(known => known.startCommand === 'nats-server');
  expect(new Set(inPath.map(known => known.version))).toEqual(new Set(['2.8.1-alpine', '2.8.2-alpine']));
});

test.each(['2.9.11', '2.10.10', '', undefined, 29, { version: '2.10.29' }])('%j is a version with which the bus never starts', version => {
  expect(jetStreamVersion(version)).toBeUndefined();
});
