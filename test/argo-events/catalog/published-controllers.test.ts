import { describeControllers, PUBLISHED_CONTROLLERS } from '../../../src/argo-events/catalog/published-controllers';

const COMMON = ['2.8.1', '2.8.1-alpine', '2.8.2', '2.8.2-alpine', '2.9.1', '2.9.12'];

/** As `manifests/base/controller-manager/controller-config.yaml` has it at each tag of Argo Events. */
test.each([
  [['v1.8.0'], ['latest', ...COMMON], '2.9.12'],
  [['v1.8.1', 'v1.9.0', 'v1.9.1'], ['latest', ...COMMON, '2.9.16'], '2.9.16'],
  [['v1.9.2', 'v1.9.3', 'v1.9.4', 'v1.9.5', 'v1.9.6', 'v1.9.7', 'v1.9.8', 'v1.9.9'], ['latest', ...COMMON, '2.9.16', '2.10.10'], '2.10.10'],
  [['v1.9.10', 'v1.9.11'], ['latest', ...COMMON, '2.9.16', '2.10.29'], '2.10.29'],
])('the install manifests of Argo Events %j list %j', (releases, versions, latest) => {
  for (const release of releases) {
    const [{ jetStreamVersions }] = PUBLISHED_CONTROLLERS.filter(({ origin, argoEvents }) => origin === 'manifest' && argoEvents === release);
    expect(jetStreamVersions.map(({ version }) => version)).toEqual(versions);
    expect(jetStreamVersions[0].natsImage).toBe(`nats:${latest}`);
  }
});

/** As `charts/argo-events/values.yaml` of argo-helm has it at each version of the chart. */
test.each([
  ['2.4.0', 'v1.8.0', ['latest'], 'latest'],
  ['2.4.6', 'v1.9.2', ['latest'], 'latest'],
  ['2.4.7', 'v1.9.2', ['latest', ...COMMON, '2.9.16', '2.10.10'], '2.10.10'],
  ['2.4.15', 'v1.9.6', ['latest', ...COMMON, '2.9.16', '2.10.10'], '2.10.10'],
  ['2.4.19', 'v1.9.9', ['latest', ...COMMON, '2.9.16', '2.10.10'], '2.10.10'],
  ['2.4.22', 'v1.9.10', ['latest', ...COMMON, '2.9.16', '2.10.10'], '2.10.10'],
  ['2.4.24', 'v1.9.11', ['latest', ...COMMON, '2.9.16', '2.10.10'], '2.10.10'],
  ['2.4.25', 'v1.9.11', ['latest', ...COMMON, '2.9.16', '2.10.10', '2.10.29'], '2.10.29'],
  ['2.4.27', 'v1.9.11', ['latest', ...COMMON, '2.9.16', '2.10.10', '2.10.29'], '2.10.29'],
])('the chart %s has Argo Events %s and lists %j', (chart, argoEvents, versions, latest) => {
  const controllers = PUBLISHED_CONTROLLERS.filter(controller => controller.chart === chart);
  expect(controllers.map(controller => controller.argoEvents)).toEqual([argoEvents]);
  expect(controllers[0].jetStreamVersions.map(({ version }) => version)).toEqual(versions);
  expect(controllers[0].jetStreamVersions[0].natsImage).toBe(`nats:${latest}`);
});

test('each release is in the table once', () => {
  expect(PUBLISHED_CONTROLLERS.filter(({ chart }) => chart === undefined).map(({ argoEvents }) => argoEvents))
    .toEqual(['v1.8.0', 'v1.8.1', ...Array.from({ length: 12 }, (_, patch) => `v1.9.${patch}`)]);
  expect(PUBLISHED_CONTROLLERS.flatMap(({ chart }) => chart ?? [])).toEqual(Array.from({ length: 28 }, (_, patch) => `2.4.${patch}`));
});

test('2.10.29 stands for these images', () => {
  expect(PUBLISHED_CONTROLLERS.find(({ argoEvents }) => argoEvents === 'v1.9.11')!.jetStreamVersions.find(({ version }) => version === '2.10.29')).toEqual({
    version: '2.10.29',
    natsImage: 'nats:2.10.29',
    configReloaderImage: 'natsio/nats-server-config-reloader:0.14.0',
    metricsExporterImage: 'natsio/prometheus-nats-exporter:0.14.0',
    startCommand: '/nats-server',
  });
});

test('only the alpine images have nats-server in their PATH', () => {
  const inPath = PUBLISHED_CONTROLLERS.flatMap(controller => controller.jetStreamVersions).filter(known => known.startCommand === 'nats-server');
  expect(new Set(inPath.map(known => known.version))).toEqual(new Set(['2.8.1-alpine', '2.8.2-alpine']));
});

test.each([
  ['2.10.29', 'the install manifests of Argo Events v1.9.10 to v1.9.11 and the Helm chart 2.4.25 to 2.4.27'],
  ['2.10.10', 'the install manifests of Argo Events v1.9.2 to v1.9.9 and the Helm chart 2.4.7 to 2.4.27'],
  ['2.9.11', ''],
])('who lists %s is said in ranges', (version, words) => {
  const listing = PUBLISHED_CONTROLLERS.filter(({ jetStreamVersions }) => jetStreamVersions.some(entry => entry.version === version));
  expect(describeControllers(listing)).toBe(words);
});
