import { writeFileSync } from 'fs';
import { Duration } from 'cdk8s';
import { active, apiServerMutates, inactive, policyObjects, removePolicyObjects } from './support/admission';
import { apply } from './support/apply';
import { hasArgoEvents, NO_ARGO_EVENTS } from './support/argo-events';
import { eventually, sleep } from './support/eventually';
import { KubeStateMetrics } from './support/kube-state-metrics';
import { get, kubectl } from './support/kubectl';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { describeOnClusterWith, nodeTool } from './support/on-cluster';
import { Prometheus } from './support/prometheus';
import { RealFlow } from './support/real-flow';
import { recordDashboard } from './support/record-dashboard';
import { RouteFault } from './support/route-fault';
import { testName } from './support/test-run';
import { durableConsumer } from '../../src/argo-events/catalog/names';
import { ALERT_NAMES } from '../../src/resources/monitoring/alerts';
import { AlertsSeen } from '../support/alerts-seen';
import { describeWith } from '../support/describe-with';

jest.setTimeout(600_000);

const CONSUMER = durableConsumer('fulfil', 'call', 'order');
/** The times are tested by promtool. */
const AT_ONCE = Object.fromEntries(ALERT_NAMES.map(name => [name, { pending: Duration.seconds(10) }]));

function missingOf(needed: [boolean, string][]): string {
  return needed.find(([there]) => !there)?.[1] ?? '';
}

const ASKED: [boolean, string][] = [
  [Boolean(nodeTool && process.env.HA_TEST_ALERTS), 'no HA_TEST_ALERTS=1 and CLUSTER, as npx projen test:alerts has them'],
  [hasArgoEvents, NO_ARGO_EVENTS],
];
const describeAlerts = (missing: string, name: string, tests: () => void) =>
  describeWith('prometheus', '--version')('with Prometheus', () => describeOnClusterWith(missing === '', missing, name, tests));

describeWith('kube-state-metrics', 'version')('with kube-state-metrics', () => describeAlerts(missingOf(ASKED), 'alerts of the processes of Argo Events, behind node guards', () => {
  const flow = new RealFlow(testName('alerts-nodes'), 'on nodes');
  const prometheus = new Prometheus();
  const kubeStateMetrics = new KubeStateMetrics(flow.namespace);
  const alerts = new AlertsSeen(() => prometheus);

  let start = 0;

  beforeAll(async () => {
    freshNamespace(flow.namespace);
    await flow.begin();
    await kubeStateMetrics.start();
    const { podMonitor, prometheusRule } = flow.monitoring({ alerts: AT_ONCE });
    start = Math.floor(Date.now() / 1000);
    await prometheus.start(podMonitor!.toJson(), prometheusRule!.toJson(), [kubeStateMetrics.scrapeConfig]);
  });

  afterAll(() => {
    if (process.env.HA_DASHBOARD_DATA) {
      const model = JSON.parse(Object.values<string>(flow.monitoring({}).dashboard!.toJson().data)[0]);
      writeFileSync(process.env.HA_DASHBOARD_DATA, JSON.stringify(recordDashboard(prometheus, model, start, Math.floor(Date.now() / 1000))));
    }
    prometheus.stop();
    kubeStateMetrics.stop();
    deleteNamespace(flow.namespace);
  });

  test('are silent while nothing fails', async () => {
    await eventually(90, () => expect(prometheus.query('count(up{container=~"metrics|main"} == 1)')).toEqual([{ metric: {}, value: 9 }]));
    await sleep(30);
    expect(prometheus.firingNames()).toEqual([]);
  });

  test('fire for requests that cannot be read, and for triggers that fail', async () => {
    try {
      flow.flag('load', '/tmp/text', true);
      await alerts.fire('requests without JSON', 'ArgoEventsSourceProcessingFailing');
      flow.flag('load', '/tmp/text', false);
      flow.flag('sink', '/tmp/fail', true);
      await alerts.fire('the target of a trigger answers 500', 'ArgoEventsSensorTriggerFailing');
    } finally {
      flow.flag('load', '/tmp/text', false);
      flow.flag('sink', '/tmp/fail', false);
    }
  });

  test('fire for a keeper that does not run, a Sensor without pods, and a deleted subscription', async () => {
    flow.scaleKeeper(0);
    flow.scale('sensor', 0);
    await alerts.fire('the keeper and no pod of the Sensor run', 'ArgoEventsBusKeeperFailing', 'ArgoEventsSensorStandbyMissing');
    await alerts.fire('and events wait', 'ArgoEventsSensorStuck');
    flow.bus.nats('consumer', 'rm', 'default', CONSUMER, '--force');
    await alerts.fire('the subscription is deleted', 'ArgoEventsSensorConsumerMissing');
    flow.scaleKeeper(1);
    flow.scale('sensor', 3);
    await flow.ready();
    await alerts.silence();
  });

  test('fire for a bus that refuses events', async () => {
    const { config: { max_msgs: limit, discard }, state: { messages } } = JSON.parse(flow.bus.nats('stream', 'info', 'default', '--json'));
    const edit = (...options: string[]) => void flow.bus.nats('stream', 'edit', 'default', ...options, '--force');
    await alerts.causes('the stream is full and refuses events', () => edit('--discard=new', `--max-msgs=${messages}`), 'ArgoEventsSourcePublishFailing');
    edit(`--discard=${discard}`, `--max-msgs=${limit}`);
    await alerts.silence();
  });

  test('fire for an EventSource without pods', async () => {
    flow.scale('eventsource', 0);
    await alerts.fire('no pod of the EventSource runs', 'ArgoEventsSourceNotRunning', 'ArgoEventsSourceStandbyMissing');
    flow.scale('eventsource', 3);
    await flow.ready();
    await alerts.silence();
  });

  test('fire for a bus without servers', async () => {
    flow.scaleServers(0);
    await alerts.fire('no server of the bus runs', 'ArgoEventsBusMetricsAbsent', 'ArgoEventsNodeGuardNoServer', 'ArgoEventsNodeGuardWebhookRefusing');
    flow.scaleServers(3);
    await flow.ready(240);
    await alerts.silence();
  });
}));

const WITH_POLICY = missingOf([...ASKED, [apiServerMutates, 'no MutatingAdmissionPolicy in the cluster']]);

describeAlerts(WITH_POLICY, 'alerts of guards in the pods of Argo Events', () => {
  const flow = new RealFlow(testName('alerts-pods'), 'in pods');
  const { namespace } = flow;
  const prometheus = new Prometheus();
  const alerts = new AlertsSeen(() => prometheus);
  const OF_GUARDS = /^ArgoEvents(Guard.*|PodPolicyMissing|SourceWebhookRefusing|SourcePublishFailing|SourceNotRunning)$/;

  beforeAll(async () => {
    freshNamespace(namespace);
    apply(policyObjects(namespace));
    await active(namespace);
    await flow.begin();
    const { podMonitor, prometheusRule } = flow.monitoring({ alerts: AT_ONCE, excludeRules: ALERT_NAMES.filter(name => !OF_GUARDS.test(name)) });
    await prometheus.start(podMonitor!.toJson(), prometheusRule!.toJson());
  });

  afterAll(() => {
    prometheus.stop();
    removePolicyObjects(namespace);
    deleteNamespace(namespace);
  });

  test('are silent while nothing fails', async () => {
    await eventually(90, () => expect(prometheus.query('count(up{container=~"main|bus-guard|metrics"} == 1)')).toEqual([{ metric: {}, value: 15 }]));
    await sleep(30);
    expect(prometheus.firingNames()).toEqual([]);
  });

  test('fire for a pod that was created without the pod policy', async () => {
    removePolicyObjects(namespace);
    await inactive(namespace);
    const [{ metadata }] = flow.pods('sensor');
    kubectl(['delete', 'pod', metadata.name, '-n', namespace, '--wait=false']);
    await alerts.fire('a pod is created without the pod policy', 'ArgoEventsPodPolicyMissing');
    apply(policyObjects(namespace));
    await active(namespace);
    for (const pod of flow.pods('sensor').filter(({ spec }) => !spec.initContainers)) kubectl(['delete', 'pod', pod.metadata.name, '-n', namespace]);
    await flow.ready();
    await alerts.silence();
  });

  test('fire for a pod that does not reach the server in its zone, and while it stays with another server after that', async () => {
    const zones = new Map<string, string>(get('nodes').items.map(({ metadata }: any) => [metadata.name, metadata.labels['topology.kubernetes.io/zone']]));
    const zoneOf = ({ spec }: any) => zones.get(spec.nodeName);
    const isNear = (one: any, server: any) => zoneOf(one) === zoneOf(server) && one.spec.nodeName !== server.spec.nodeName;
    const servers = flow.servers();
    const client = [...flow.pods('sensor'), ...flow.pods('eventsource')].find(pod => servers.some(server => isNear(pod, server)));
    const fault = new RouteFault(namespace, client.spec.nodeName, servers.find(server => isNear(client, server)).status.podIP);
    try {
      await alerts.causes('the node of a pod loses packets to the server in its zone', () => fault.begin(), 'ArgoEventsGuardServerUnreachable');
    } finally {
      fault.end();
    }
    await alerts.fire('and they arrive again', 'ArgoEventsGuardAwayFromNear');
    const start = Date.now();
    await alerts.silence();
    process.stdout.write(`alerts, the guard leads the connections back: none after ${Math.round((Date.now() - start) / 1000)} s\n`);
  });

  test('fire for a bus without servers', async () => {
    flow.scaleServers(0);
    await alerts.fire('no server of the bus runs', 'ArgoEventsGuardNoServer', 'ArgoEventsSourceWebhookRefusing');
    flow.scaleServers(3);
    await flow.ready(240);
    await alerts.silence();
  });
});
