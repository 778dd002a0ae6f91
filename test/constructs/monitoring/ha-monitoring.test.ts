import { App, Chart, Duration, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { parse } from 'yaml';
import {
  AlertSeverity, BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaEventSourceProps, HaMonitoring, HaMonitoringProps, HaSensor,
  LeaderElection,
} from '../../../src';
import { operatorSchema, schemaFaults } from '../../resources/monitoring/support/schema-faults';
import { ofKind, only, QUEUE, shopChart, TRIGGER, WEBHOOK } from '../../support/synth';

beforeEach(() => { jest.spyOn(process.stderr, 'write').mockReturnValue(true); });
afterEach(() => { jest.restoreAllMocks(); });

const NATIVE: HaEventBusProps = { runtime: BusRuntime.NATIVE };

function flow(bus: HaEventBusProps = {}, monitoring: HaMonitoringProps = {}): Chart {
  const chart = shopChart();
  // first, so that everything is found that is added later
  new HaMonitoring(chart, 'Monitoring', monitoring);
  const eventBus = new HaEventBus(chart, 'Bus', bus);
  const shop = new HaEventSource(chart, 'Shop', { eventBus, metadata: { name: 'shop' }, ...WEBHOOK });
  new HaSensor(chart, 'Fulfil', { eventBus, metadata: { name: 'fulfil' }, dependencies: [shop.event('order')], triggers: [TRIGGER] });
  return chart;
}

const groupsOf = (chart: Chart): any[] => only(chart, 'PrometheusRule').spec.groups;
const alertsOf = (chart: Chart): any[] => groupsOf(chart).flatMap(({ rules }) => rules).filter(({ alert }) => alert);
const namesOf = (chart: Chart): string[] => [...new Set(alertsOf(chart).map(({ alert }) => alert))].sort();
const alert = (chart: Chart, name: string) => alertsOf(chart).find(rule => rule.alert === name);

test.each<[string, HaEventBusProps]>([
  ['a native bus', NATIVE],
  ['own servers with a node guard', { survives: FailureDomain.ZONE }],
])('the objects for %s are those that the operator knows', (_, bus) => {
  const chart = flow(bus);
  for (const kind of ['PodMonitor', 'PrometheusRule']) {
    const object = only(chart, kind);
    expect(object.metadata).toMatchObject({ name: 'argo-events', namespace: 'shop' });
    expect(schemaFaults(object.spec, operatorSchema(kind), 'spec')).toEqual([]);
  }
});

test('everything of the namespace has a group of rules, whenever it was added', () => {
  const flowGroups = ['argo-events.eventbus.default', 'argo-events.eventsource.shop', 'argo-events.sensor.fulfil'];
  expect(groupsOf(flow()).map(({ name }) => name)).toEqual([...flowGroups, 'argo-events.node-guard.eventbus-default-node-guard']);
  expect(groupsOf(flow(NATIVE)).map(({ name }) => name)).toEqual(flowGroups);
});

test('consumers carry the names of their trigger and dependency', () => {
  const [info] = groupsOf(flow())[2].rules;
  expect(info).toEqual({
    record: 'argo_events:consumer:info',
    expr: 'vector(1)',
    labels: { namespace: 'shop', eventbus: 'default', sensor_name: 'fulfil', trigger_name: 'log', dependency_name: 'order', consumer_name: 'group-3627482949' },
  });
});

test.each<[string, HaEventBusProps, string, string]>([
  ['servers', { replicas: 5 }, 'ArgoEventsBusNotFullyFormed', 'min(nats_varz_jetstream_meta_cluster_size{namespace="shop",pod=~"eventbus-default-[0-9]+"}) < 5'],
  ['quorum', { replicas: 5 }, 'ArgoEventsBusQuorumMarginGone', 'count(nats_server_jetstream_disabled{namespace="shop",pod=~"eventbus-default-[0-9]+"} == 0) == 3'],
  ['copies', { replicas: 5, stream: { replicas: 3 } }, 'ArgoEventsBusCopyMissing', 'stream_name="default"}) < 3 and'],
  ['names of native servers', NATIVE, 'ArgoEventsBusMetricsAbsent', 'absent(up{namespace="shop",pod=~"eventbus-default-js-[0-9]+"})'],
  ['names of own servers', {}, 'ArgoEventsBusMetricsAbsent', 'absent(up{namespace="shop",pod=~"eventbus-default-[0-9]+"})'],
  ['share of the store', { persistence: { volumeSize: '100Gi' } }, 'ArgoEventsBusStoreFilling', '> 0.9'],
  ['limit of the stream', { persistence: { volumeSize: '10Gi' } }, 'ArgoEventsBusStreamNearLimit', '> 6571299962 and'],
])('thresholds are those of the bus: %s', (_, bus, name, part) => expect(alert(flow(bus), name).expr).toContain(part));

test('pods of the EventSource and of the Sensor are counted against their replicas', () => {
  const chart = shopChart();
  const eventBus = new HaEventBus(chart, 'Bus');
  const source = new HaEventSource(chart, 'Shop', { eventBus, metadata: { name: 'shop' }, replicas: 5, ...QUEUE });
  new HaSensor(chart, 'Fulfil', {
    eventBus, metadata: { name: 'fulfil' }, dependencies: [source.event('order')], triggers: [TRIGGER], replicas: 2, leaderElection: LeaderElection.lease(),
  });
  new HaMonitoring(chart, 'Monitoring');
  expect(alert(chart, 'ArgoEventsSourceStandbyMissing').expr).toMatch(/eventsource_name="shop",.* < 5$/);
  expect(alert(chart, 'ArgoEventsSensorStandbyMissing').expr).toMatch(/sensor_name="fulfil",.* < 2$/);
});

const order = { endpoint: '/order', port: '12000', method: 'POST' };
const OWN_CERTIFICATE = { serverCertSecret: { name: 'tls', key: 'crt' }, serverKeySecret: { name: 'tls', key: 'key' } };

test.each<[string, HaEventBusProps, Partial<HaEventSourceProps>, string | undefined]>([
  ['guards in pods', NATIVE, WEBHOOK, 'order'],
  ['node guards', {}, WEBHOOK, 'order'],
  ['a guard that reads one of two webhooks', NATIVE, { webhook: { order, 'pay|"': { ...order, port: '12001' }, 'secret': { ...order, port: '12002', ...OWN_CERTIFICATE } } }, 'order|pay\\\\|\\"'],
  ['node guards that cannot read the webhook', {}, { webhook: { order: { ...order, ...OWN_CERTIFICATE } } }, undefined],
  ['webhookGuard: false before node guards', {}, { ...WEBHOOK, webhookGuard: false }, undefined],
  ['webhookGuard: false before guards in pods', NATIVE, { ...WEBHOOK, webhookGuard: false }, undefined],
  ['no guards in pods', { ...NATIVE, podPolicy: false }, WEBHOOK, undefined],
  ['no node guards', { nodeGuard: { enabled: false } }, WEBHOOK, undefined],
  ['a queue', {}, QUEUE, undefined],
])('one failure of a pod is no alert where a guard repeats the request: %s', (_, bus, events, repeated) => {
  const chart = shopChart();
  new HaEventSource(chart, 'Shop', { eventBus: new HaEventBus(chart, 'Bus', bus), metadata: { name: 'shop' }, ...events });
  new HaMonitoring(chart, 'Monitoring');
  const [, waits] = /event_name=~"(.*?)"}\[2m\]/.exec(alert(chart, 'ArgoEventsSourceProcessingFailing').expr) ?? [];
  expect(waits).toBe(repeated);
});

test('alerts that cannot hold are left out', () => {
  const of = (bus: HaEventBusProps) => namesOf(flow(bus));
  const sidecar = ['ArgoEventsGuardNoServer', 'ArgoEventsPodPolicyMissing', 'ArgoEventsSourceWebhookRefusing'];
  const nodeGuard = ['ArgoEventsNodeGuardMissing', 'ArgoEventsNodeGuardNoServer', 'ArgoEventsNodeGuardWebhookRefusing'];
  const ofGuards = (bus: HaEventBusProps) => of(bus).filter(name => [...sidecar, ...nodeGuard].includes(name));
  expect(ofGuards(NATIVE)).toEqual(sidecar);
  expect(ofGuards({ ...NATIVE, podPolicy: false })).toEqual([]);
  expect(ofGuards({})).toEqual(nodeGuard);
  expect(ofGuards({ nodeGuard: { enabled: false } })).toEqual([]);
  expect(of({ keeper: { enabled: false } })).not.toContain('ArgoEventsBusKeeperFailing');
  expect(of({ survives: FailureDomain.NODE })).not.toContain('ArgoEventsBusServersInOneZone');
  expect(of({ survives: FailureDomain.ZONE })).toContain('ArgoEventsBusServersInOneZone');
  expect(of({})).not.toContain('ArgoEventsBusServerMissing');
  expect(of({ replicas: 5 })).toContain('ArgoEventsBusServerMissing');
});

test('a bus without an exporter has no alerts, and synth says so', () => {
  const chart = flow({ ownServers: { exporter: false } });
  expect(groupsOf(chart).map(({ name }) => name)).toEqual(['argo-events.eventsource.shop', 'argo-events.sensor.fulfil', 'argo-events.node-guard.eventbus-default-node-guard']);
  const monitoring = chart.node.findChild('Monitoring');
  for (let synths = 0; synths < 2; synths++) expect(monitoring.node.validate()).toEqual([]);
  expect(monitoring.node.metadata.map(({ data }) => data)).toEqual([expect.stringContaining('the EventBus "default" has no exporter')]);
});

test('labels, severity and time can be changed, and alerts left out', () => {
  const chart = flow({}, {
    additionalLabels: { team: 'payments' },
    excludeRules: ['ArgoEventsBusSlowConsumers'],
    alerts: {
      ArgoEventsBusQuorumMarginGone: { severity: AlertSeverity.CRITICAL, pending: Duration.minutes(1) },
      ArgoEventsBusNotFullyFormed: { pending: Duration.seconds(0) },
    },
    runbookUrl: 'https://runbooks.shop.example/',
    metadata: { labels: { release: 'prometheus' } },
    scrapeInterval: Duration.seconds(15),
  });
  expect(namesOf(chart)).not.toContain('ArgoEventsBusSlowConsumers');
  expect(alert(chart, 'ArgoEventsBusQuorumMarginGone')).toMatchObject({
    for: '60s',
    labels: { team: 'payments', severity: 'critical', namespace: 'shop', eventbus: 'default' },
    annotations: { runbook_url: 'https://runbooks.shop.example/ArgoEventsBusQuorumMarginGone.md' },
  });
  expect(alert(chart, 'ArgoEventsBusNotFullyFormed').for).toBeUndefined();
  expect(alert(chart, 'ArgoEventsBusStoreFilling').labels).toEqual({ team: 'payments', severity: 'warning', namespace: 'shop', eventbus: 'default' });
  expect(only(chart, 'PodMonitor').metadata.labels).toMatchObject({ 'release': 'prometheus', 'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha' });
  expect(only(chart, 'PodMonitor').spec.podMetricsEndpoints.map(({ interval }: any) => interval)).toEqual(['15s', '15s']);
});

test.each<[string, HaEventBusProps, string[]]>([
  ['own servers', {}, []],
  ['a native bus', NATIVE, ['ArgoEventsGuardAwayFromNear', 'ArgoEventsGuardNoServer', 'ArgoEventsGuardServerUnreachable', 'ArgoEventsPodPolicyMissing', 'ArgoEventsSourceWebhookRefusing']],
])('without the operator the same rules for %s are a file, without those of guards in pods, which annotations cannot scrape', (_, bus, leftOut) => {
  const chart = flow(bus, { operator: false });
  expect([...ofKind(chart, 'PodMonitor'), ...ofKind(chart, 'PrometheusRule')]).toEqual([]);
  const { data, metadata } = ofKind(chart, 'ConfigMap').find(({ metadata: { name } }) => name === 'argo-events-rules');
  expect(metadata.annotations['kustomize.toolkit.fluxcd.io/substitute']).toBe('disabled');
  const names = parse(data['argo-events.rules.yaml']).groups.flatMap(({ rules }: any) => rules.flatMap((rule: any) => rule.alert ?? []));
  const withOperator = namesOf(flow(bus));
  expect(withOperator).toEqual(expect.arrayContaining(['ArgoEventsBusQuorumLost', ...leftOut]));
  expect([...new Set(names)].sort()).toEqual(withOperator.filter(name => !leftOut.includes(name)));
});

test('without the operator annotations lead Prometheus to the metrics', () => {
  expect(HaMonitoring.scrapeAnnotations()).toEqual({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '7777', 'prometheus.io/path': '/metrics' });
  expect(HaMonitoring.nodeGuardScrapeAnnotations()['prometheus.io/port']).toBe('14222');
});

test('the dashboard is a ConfigMap that the sidecar of Grafana finds, with a stable id', () => {
  const { metadata, data } = ofKind(flow(), 'ConfigMap').find(({ metadata: { name } }) => name === 'argo-events-shop');
  expect(metadata.labels.grafana_dashboard).toBe('1');
  const { uid, title, panels } = JSON.parse(data['argo-events-shop.json']);
  expect([uid, title]).toEqual(['argo-events-shop', 'Argo Events: shop']);
  expect(panels.filter(({ type }: any) => type === 'row').map((row: any) => row.title)).toEqual([
    'Do events flow?', 'What is left of the redundancy?', 'What fills up?', 'Who refuses?',
  ]);
  expect(ofKind(flow({}, { dashboard: false }), 'ConfigMap').map(object => object.metadata.name)).not.toContain('argo-events-shop');
});

test('only the namespace of the chart is monitored', () => {
  const app = new App();
  const [shop, mail] = ['shop', 'mail'].map(namespace => new Chart(app, namespace, { namespace }));
  for (const chart of [shop, mail]) new HaEventBus(chart, 'Bus', { metadata: { name: chart.namespace } });
  new HaMonitoring(shop, 'Monitoring');
  expect(groupsOf(shop).map(({ name }) => name)).toEqual(['argo-events.eventbus.shop', 'argo-events.node-guard.eventbus-shop-node-guard']);
});

test('charts may be grouped', () => {
  const app = new App();
  const chart = new Chart(new Construct(app, 'Team'), 'shop', { namespace: 'shop' });
  new HaEventBus(chart, 'Bus');
  new HaMonitoring(chart, 'Monitoring');
  expect(groupsOf(chart).map(({ name }) => name)).toEqual(['argo-events.eventbus.default', 'argo-events.node-guard.eventbus-default-node-guard']);
});

test('a bus that is made elsewhere has no alerts, unless it is asked for', () => {
  const groups = (props: HaMonitoringProps) => {
    const chart = shopChart();
    const eventBus = HaEventBus.fromEventBusName(chart, 'Bus', 'default', { replicas: 5 });
    new HaEventSource(chart, 'Shop', { eventBus, metadata: { name: 'shop' }, ...QUEUE });
    new HaMonitoring(chart, 'Monitoring', props);
    return groupsOf(chart).map(({ name }) => name);
  };
  expect(groups({})).toEqual(['argo-events.eventsource.shop']);
  expect(groups({ referencedBuses: true })).toEqual(['argo-events.eventbus.default', 'argo-events.eventsource.shop']);
});

test.each<[string, () => unknown, string]>([
  ['an unknown alert that is left out', () => flow({}, { excludeRules: ['ArgoEventsBusQuorumlost'] }), 'excludeRules: no alert has the name "ArgoEventsBusQuorumlost". Did you mean ArgoEventsBusQuorumLost?'],
  ['an unknown alert that is changed', () => flow({}, { alerts: { NoSuchAlertAtAll: {} } }), 'alerts: no alert has the name "NoSuchAlertAtAll". Allowed: ArgoEventsBusQuorumLost, '],
  ['an unknown option', () => flow({}, { alerts: { ArgoEventsBusQuorumLost: { level: 'critical' } as any } }), 'alerts.ArgoEventsBusQuorumLost.level is not a known prop'],
  ['no time', () => flow({}, { scrapeInterval: Duration.seconds(0) }), 'scrapeInterval: got an object. Allowed: a time above 0'],
  ['a chart without a namespace', () => new HaMonitoring(new Chart(Testing.app(), 'shop'), 'Monitoring'), 'namespace: the chart shop has no namespace'],
  ['two in one namespace', () => { const chart = flow(); new HaMonitoring(chart, 'Second'); }, 'got the PodMonitor "argo-events" twice'],
])('%s is refused', (_, make, message) => expect(make).toThrow(message));

test('an app in which nothing is monitored is an error at synth', () => {
  const app = new App();
  new HaMonitoring(new Chart(app, 'shop', { namespace: 'shop' }), 'Monitoring');
  expect(() => app.synthYaml()).toThrow('[shop/Monitoring] HaMonitoring: the namespace shop has no HaEventBus, HaEventSource, HaSensor or HaNodeGuard with an alert');
});
