import { Duration } from 'cdk8s';
import { cordon, uncordon } from './support/cordon';
import { ensureCrds } from './support/crds';
import { eventually, sleep } from './support/eventually';
import { get, kubectl } from './support/kubectl';
import { beside } from './support/load';
import { deleteNamespace } from './support/namespaces';
import { describeOnClusterWith, nodeTool } from './support/on-cluster';
import { OwnFlow } from './support/own-flow';
import { Prometheus } from './support/prometheus';
import { testName } from './support/test-run';
import { HaEventBus, HaMonitoring, HaMonitoringProps, HaSensor } from '../../src';
import { durableConsumer } from '../../src/argo-events/catalog/names';
import { ALERT_NAMES } from '../../src/resources/monitoring/alerts';
import { describeWith } from '../support/describe-with';

jest.setTimeout(900_000);

const NAMESPACE = testName('alerts');
const CONSUMER = durableConsumer('fulfil', 'fulfil', 'order');

/** No process of Argo Events runs in this flow. */
const WITHOUT_ARGO_EVENTS = ['ArgoEventsSourceNotRunning', 'ArgoEventsSourceStandbyMissing', 'ArgoEventsSensorStandbyMissing'];
/** The times are tested by promtool. */
const AT_ONCE = Object.fromEntries(ALERT_NAMES.map(name => [name, { pending: Duration.seconds(10) }]));

const callers = () => get('nodes').items.slice(-1)[0].metadata.name;
const flow = new OwnFlow(NAMESPACE, callers);
const { bus } = flow;
let prometheus = new Prometheus();

async function watch(props: HaMonitoringProps): Promise<void> {
  const chart = flow.chart();
  new HaSensor(chart, 'Fulfil', {
    metadata: { name: 'fulfil' },
    eventBus: chart.node.findChild('Bus') as HaEventBus,
    dependencies: [{ name: 'order', eventSourceName: 'shop', eventName: 'order' }],
    triggers: [{ template: { name: 'fulfil', log: {} } }],
  });
  const monitoring = new HaMonitoring(chart, 'Monitoring', { excludeRules: WITHOUT_ARGO_EVENTS, ...props });
  prometheus.stop();
  prometheus = new Prometheus();
  await prometheus.start(monitoring.podMonitor!.toJson(), monitoring.prometheusRule!.toJson());
}

const inToolbox = (script: string) => kubectl(['exec', '-n', NAMESPACE, 'nats', '--', 'sh', '-c', script]);
const makeConsumer = () => bus.nats('consumer', 'add', 'default', CONSUMER, '--pull', '--deliver=all', '--defaults', '--filter=default.shop.order');

/** Stands in for a Sensor: asks for events and acknowledges them, until it is stopped. */
function fetch(): void {
  const { username, password } = bus.credentials();
  const next = `nats --server nats://${bus.host}:4222 --user ${username} --password ${password} --tlsca /etc/bus/ca-cert consumer next default ${CONSUMER} --count 200 --timeout 5s --ack`;
  beside(NAMESPACE, 'nats', `touch /tmp/fetch; while [ -e /tmp/fetch ]; do ${next} > /dev/null 2>&1 || sleep 1; done`);
}
const stopFetching = () => inToolbox('rm -f /tmp/fetch');

/** Waits until exactly these alerts fire, and says how long it took. */
async function fires(fault: string, ...alerts: string[]): Promise<void> {
  const start = Date.now();
  await eventually(240, () => expect(prometheus.firingNames()).toEqual([...alerts].sort()));
  process.stdout.write(`alerts, ${fault}: ${alerts.join(', ') || 'none'} after ${Math.round((Date.now() - start) / 1000)} s\n`);
}

const silence = () => fires('repaired');

const ASKED = 'HA_TEST_ALERTS';
describeWith('prometheus', '--version')('with Prometheus', () => describeOnClusterWith(
  Boolean(nodeTool && process.env[ASKED]), `no ${ASKED}=1 and CLUSTER, as npx projen test:alerts has them`, 'alerts of a flow on own servers, behind node guards', () => {
    beforeAll(async () => {
      ensureCrds();
      await flow.start();
      // it repairs what is broken here
      kubectl(['scale', 'deployment', 'eventbus-default-keeper', '-n', NAMESPACE, '--replicas=0']);
      bus.nats('kv', 'add', 'fulfil', '--replicas=3');
      makeConsumer();
      fetch();
      await eventually(30, () => {
        if (!/Waiting Pulls: [1-9]/.test(bus.nats('consumer', 'info', 'default', CONSUMER))) throw new Error('nobody asks for events');
      });
    });

    afterAll(() => {
      prometheus.stop();
      stopFetching();
      deleteNamespace(NAMESPACE);
    });

    test('are silent while each server is killed in turn and the EventSource is rolled out, under load', async () => {
      await watch({});
      const start = new Date();
      await flow.under(async () => {
        for (const pod of flow.servers) {
          kubectl(['delete', 'pod', pod, '-n', NAMESPACE, '--grace-period=1']);
          await flow.healthy();
        }
        await flow.restartSource();
        await sleep(60);
      });
      expect(prometheus.query('count(up == 1)')[0].value).toBeGreaterThan(8);
      expect(prometheus.firedSince(start)).toEqual([]);
    });

    test('each fire for their fault, and stop when it is repaired', async () => {
      await watch({ alerts: AT_ONCE });
      await eventually(60, () => expect(prometheus.query(`argo_events:consumer:info{consumer_name="${CONSUMER}"}`)).toHaveLength(1));
      await silence();

      bus.nats('consumer', 'rm', 'default', CONSUMER, '--force');
      await fires('the consumer of a trigger is deleted', 'ArgoEventsSensorConsumerMissing');
      expect(prometheus.firing()).toEqual([expect.objectContaining({ sensor_name: 'fulfil', trigger_name: 'fulfil', dependency_name: 'order', consumer_name: CONSUMER })]);
      makeConsumer();
      await silence();

      bus.nats('stream', 'edit', 'default', '--replicas=1', '--force');
      await fires('the stream has one copy', 'ArgoEventsBusCopyMissing');
      bus.nats('stream', 'edit', 'default', '--replicas=3', '--force');
      bus.nats('kv', 'edit', 'fulfil', '--replicas=1');
      await fires('the bucket has one copy', 'ArgoEventsSensorBucketCopyMissing');
      bus.nats('kv', 'edit', 'fulfil', '--replicas=3');
      await silence();

      stopFetching();
      bus.nats('pub', 'default.shop.order', '{"id": 1}', '--count=5');
      await fires('nobody asks for events', 'ArgoEventsSensorStuck');
      fetch();
      await silence();

      inToolbox(fill(bus.credentials(), 235));
      await fires('a store is nearly full', 'ArgoEventsBusStoreFilling');
      bus.nats('stream', 'purge', 'default', '--force');
      await silence();
    });

    test('tell a server that is missing from one that has left the meta group', async () => {
      const [, , pod] = bus.pods;
      const node = flow.nodeOf(pod);
      cordon([node]);
      try {
        kubectl(['delete', 'pod', pod, '-n', NAMESPACE, '--grace-period=1']);
        await fires('a server does not come back', 'ArgoEventsBusQuorumMarginGone');
        bus.system('server', 'cluster', 'peer-remove', pod, '--force');
        await fires('and has left the meta group', 'ArgoEventsBusNotFullyFormed', 'ArgoEventsBusQuorumMarginGone');
      } finally {
        uncordon([node]);
      }
      await flow.healthy();
      await silence();
    });
  }));

/** Puts events of 0.9 MB into the stream, one after another. */
function fill({ username, password }: { username: string; password: string }, count: number): string {
  const publish = `nats --server nats://${bus.host}:4222 --user ${username} --password ${password} --tlsca /etc/bus/ca-cert pub default.shop.order --force-stdin`;
  return `head -c 900000 /dev/zero | tr '\\0' x > /tmp/event; for i in $(seq ${count}); do ${publish} < /tmp/event > /dev/null 2>&1 || true; done; rm /tmp/event`;
}
