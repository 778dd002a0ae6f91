import { App, Chart } from 'cdk8s';
import { pendingTimes, Spell, spellsOf } from './alert-spells';
import { BusRuntime, FailureDomain, HaEventBus, HaMonitoring, HaNodeGuard } from '../../../../src';
import { policyObjects, removePolicyObjects } from '../../../cluster/support/admission';
import { apply } from '../../../cluster/support/apply';
import { drain, isMovable } from '../../../cluster/support/drain';
import { eventually, sleep } from '../../../cluster/support/eventually';
import { KubeStateMetrics } from '../../../cluster/support/kube-state-metrics';
import { get, kubectl } from '../../../cluster/support/kubectl';
import { deleteNamespace } from '../../../cluster/support/namespaces';
import { OwnBus } from '../../../cluster/support/own-bus';
import { NORMAL_PACE, Prometheus } from '../../../cluster/support/prometheus';
import { RecordedFlow } from '../../../cluster/support/recorded-flow';
import { rolledOut, rollOut } from '../../../cluster/support/roll-out';

const EVALUATION = 30;
const KEEPER = 'eventbus-default-keeper';
const SMALL = { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '256Mi' } };
/** Asks the leader of the stream to hand over, with what the keeper of the bus uses. */
const STEP_DOWN = '. /scripts/common.sh && bus request --raw "\\$JS.API.STREAM.LEADER.STEPDOWN.default" "{}"';

export interface Form {
  readonly name: string;
  readonly namespace: string;
  /** First of two ports of this machine. */
  readonly port: number;
  readonly bus: (chart: Chart) => HaEventBus;
  /** Whether guards run in the pods of Argo Events, which the pod policy puts there. */
  readonly guardsInPods: boolean;
}

export const onNodes = (namespace: string, port: number): Form => ({
  name: 'own servers, node guards',
  namespace,
  port,
  guardsInPods: false,
  bus: chart => {
    const guard = new HaNodeGuard(chart, 'Guard', { resources: SMALL as any });
    return new HaEventBus(chart, 'Bus', { ...new OwnBus(namespace).props, survives: FailureDomain.ZONE, runtime: BusRuntime.OWN_SERVERS, nodeGuard: { guard } });
  },
});

/** `version`: a version of the controller whose exporter is in the cluster. */
export const inPods = (namespace: string, port: number, version: string): Form => ({
  name: 'native bus, pod policy',
  namespace,
  port,
  guardsInPods: true,
  bus: chart => new HaEventBus(chart, 'Bus', {
    survives: FailureDomain.ZONE, runtime: BusRuntime.NATIVE, podPolicy: true, persistence: { volumeSize: '256Mi' }, version, jetStreamVersions: [version],
  }),
});

/** A flow that Argo Events itself runs, and a Prometheus with the rules of HaMonitoring, unchanged. */
export class WatchedFlow {
  public readonly recorded: RecordedFlow;
  private readonly prometheus: Prometheus;
  private readonly kubeStateMetrics: KubeStateMetrics;
  private timeout = 5;

  public constructor(private readonly form: Form) {
    this.recorded = new RecordedFlow(form.namespace);
    this.prometheus = new Prometheus(NORMAL_PACE, form.port);
    this.kubeStateMetrics = new KubeStateMetrics(form.namespace, form.port + 1);
  }

  public get name(): string {
    return this.form.name;
  }

  public async start(): Promise<void> {
    if (this.form.guardsInPods) {
      apply(policyObjects(this.form.namespace));
      await sleep(5);
    }
    this.recorded.start(this.build);
    await this.recorded.flows();
    await this.kubeStateMetrics.start();
    const { podMonitor, prometheusRule } = this.monitoring();
    await this.prometheus.start(podMonitor!.toJson(), prometheusRule!.toJson(), [this.kubeStateMetrics.scrapeConfig]);
  }

  public stop(): void {
    this.prometheus.stop();
    this.kubeStateMetrics.stop();
    const { namespace } = this.form;
    for (const kind of ['sensor', 'eventsource', 'eventbus']) kubectl(['delete', kind, '--all', '-n', namespace, '--wait', '--timeout=90s', '--ignore-not-found']);
    deleteNamespace(namespace);
    if (this.form.guardsInPods) removePolicyObjects(namespace);
  }

  /** Times when alerts were pending or firing, between two times in seconds since 1970. */
  public spells(from: number, to: number): Spell[] {
    return spellsOf(this.prometheus.range('ALERTS', from, to, EVALUATION), EVALUATION);
  }

  /** After how many seconds each alert fires. */
  public pendingTimes(): Map<string, number> {
    return pendingTimes(this.monitoring().prometheusRule!.toJson());
  }

  public async rollOutClients(kind: 'eventsource' | 'sensor'): Promise<void> {
    await rollOut('deployment', this.deploymentOf(kind).metadata.name, this.form.namespace);
  }

  public async rollOutBus(): Promise<void> {
    for (const name of this.namesOf('statefulsets')) await rollOut('statefulset', name, this.form.namespace);
    await rolledOut('deployment', KEEPER, this.form.namespace);
  }

  /** Nothing to do where guards run in pods. */
  public async rollOutNodeGuards(): Promise<void> {
    for (const name of this.namesOf('daemonsets')) await rollOut('daemonset', name, this.form.namespace);
  }

  public rollOutKeeper(): Promise<void> {
    return rollOut('deployment', KEEPER, this.form.namespace);
  }

  public drain(node: string): Promise<void> {
    return drain(node, this.form.namespace, 240, isMovable);
  }

  /** Another timeout for the HTTP call, as a user applies it. The controller rolls the Sensor out. */
  public async changeTrigger(): Promise<void> {
    const before = this.deploymentOf('sensor').metadata.generation;
    this.timeout += 1;
    this.recorded.apply(this.build);
    await eventually(60, () => {
      if (this.deploymentOf('sensor').metadata.generation === before) throw new Error('the controller does not change the Deployment of the Sensor');
    });
    await rolledOut('deployment', this.deploymentOf('sensor').metadata.name, this.form.namespace);
  }

  public stepDown(): void {
    const answer = JSON.parse(kubectl(['exec', '-n', this.form.namespace, `deployment/${KEEPER}`, '--', 'sh', '-c', STEP_DOWN]));
    if (answer.success !== true) throw new Error(`the leader of the stream does not step down: ${JSON.stringify(answer)}`);
  }

  private readonly build = (chart: Chart): HaEventBus => {
    const eventBus = this.form.bus(chart);
    this.recorded.source(chart, eventBus);
    this.recorded.sensor(chart, eventBus, 'fulfil', this.timeout);
    return eventBus;
  };

  private monitoring(): HaMonitoring {
    const chart = new Chart(new App(), 'shop', { namespace: this.form.namespace });
    this.build(chart);
    return new HaMonitoring(chart, 'Monitoring');
  }

  private deploymentOf(kind: 'eventsource' | 'sensor'): any {
    return get('deployments', '-n', this.form.namespace, '-l', `${kind}-name`).items[0];
  }

  private namesOf(kind: string): string[] {
    return get(kind, '-n', this.form.namespace).items.map(({ metadata }: any) => metadata.name);
  }
}
