import { App, Chart, Duration } from 'cdk8s';
import { apply } from './support/apply';
import { cordon, uncordon } from './support/cordon';
import { eventually } from './support/eventually';
import { KubeStateMetrics } from './support/kube-state-metrics';
import { get, kubectl } from './support/kubectl';
import { deleteNamespace, freshNamespace } from './support/namespaces';
import { describeOnClusterWith, nodeTool } from './support/on-cluster';
import { OwnBus } from './support/own-bus';
import { Prometheus } from './support/prometheus';
import { testName } from './support/test-run';
import { FailureDomain, HaEventBus, HaMonitoring } from '../../src';
import { ALERT_NAMES } from '../../src/resources/monitoring/alerts';
import { AlertsSeen } from '../support/alerts-seen';
import { describeWith } from '../support/describe-with';

jest.setTimeout(600_000);

const NAMESPACE = testName('alerts-state');
const GUARD = 'eventbus-default-node-guard';
const KEEPER = 'eventbus-default-keeper';
const OF_STATE = /^ArgoEvents(Bus(ServersOnOneNode|ServersInOneZone|KeeperFailing)|NodeGuardMissing)$/;

describeWith('kube-state-metrics', 'version')('with kube-state-metrics', () => describeWith('prometheus', '--version')('and Prometheus', () => describeOnClusterWith(
  Boolean(nodeTool && process.env.HA_TEST_ALERTS), 'no HA_TEST_ALERTS=1 and CLUSTER, as npx projen test:alerts has them', 'alerts about the state of objects', () => {
    const bus = new OwnBus(NAMESPACE);
    const prometheus = new Prometheus();
    const kubeStateMetrics = new KubeStateMetrics(NAMESPACE);
    const alerts = new AlertsSeen(() => prometheus);
    const nodeGuard = { enabled: true };
    const declared = { survives: FailureDomain.ZONE, nodeGuard };
    /** Of the bus that is declared, those of a kind. */
    const objects = (kind: string) => bus.objects(declared).filter(object => object.kind === kind);

    function monitoring(): HaMonitoring {
      const chart = new Chart(new App(), 'flow', { namespace: NAMESPACE });
      new HaEventBus(chart, 'Bus', { ...bus.props, ...declared });
      return new HaMonitoring(chart, 'Monitoring', {
        excludeRules: ALERT_NAMES.filter(name => !OF_STATE.test(name)),
        alerts: Object.fromEntries(ALERT_NAMES.map(name => [name, { pending: Duration.seconds(10) }])),
      });
    }

    const nodeOf = (pod: string): string | undefined => get('pod', pod, '-n', NAMESPACE).spec.nodeName;

    beforeAll(async () => {
      freshNamespace(NAMESPACE);
      // a bus that had to survive the loss of a pod only, made while one node took new pods
      const [, ...others] = get('nodes').items.map(({ metadata }: any) => metadata.name);
      cordon(others);
      try {
        bus.apply({ survives: FailureDomain.POD, nodeGuard });
        await eventually(60, () => expect(new Set(bus.pods.map(nodeOf)).size).toBe(1));
        await eventually(60, () => expect(nodeOf(bus.pods[0])).toBeDefined());
      } finally {
        uncordon(others);
      }
      await bus.healthy();
      await kubeStateMetrics.start();
      const { podMonitor, prometheusRule } = monitoring();
      await prometheus.start(podMonitor!.toJson(), prometheusRule!.toJson(), [kubeStateMetrics.scrapeConfig]);
    });

    afterAll(() => {
      prometheus.stop();
      kubeStateMetrics.stop();
      deleteNamespace(NAMESPACE);
    });

    test('fire for servers that stay on one node when the bus is to survive the loss of a zone, until they have moved', async () => {
      await alerts.causes('three servers stay on one node', () => void bus.apply(declared), 'ArgoEventsBusServersOnOneNode', 'ArgoEventsBusServersInOneZone');
      for (const pod of bus.pods.slice(1).reverse()) {
        kubectl(['delete', 'pvc', `store-${pod}`, '-n', NAMESPACE, '--wait=false']);
        kubectl(['delete', 'pod', pod, '-n', NAMESPACE]);
        await bus.healthy(240);
      }
      await alerts.silence();
    });

    test('fire for a guard that does not start, and for guards that nobody has', async () => {
      const [{ metadata }] = get('pods', '-n', NAMESPACE, '-l', 'app.kubernetes.io/component=node-guard').items;
      await alerts.causes('the ConfigMap of the guards is deleted, and one of them restarts', () => {
        kubectl(['delete', 'configmap', GUARD, '-n', NAMESPACE]);
        kubectl(['delete', 'pod', metadata.name, '-n', NAMESPACE, '--wait=false']);
      }, 'ArgoEventsNodeGuardMissing');
      apply(objects('ConfigMap'), NAMESPACE);
      await alerts.silence();

      await alerts.causes('the DaemonSet of the guards is deleted', () => void kubectl(['delete', 'daemonset', GUARD, '-n', NAMESPACE]), 'ArgoEventsNodeGuardMissing');
      apply(objects('DaemonSet'), NAMESPACE);
      await alerts.silence();
    });

    test('fire for a keeper that nobody has', async () => {
      await alerts.causes('the keeper is deleted', () => void kubectl(['delete', 'deployment', KEEPER, '-n', NAMESPACE]), 'ArgoEventsBusKeeperFailing');
      apply(objects('Deployment'), NAMESPACE);
      await alerts.silence();
    });
  })));
