import { App, Chart } from 'cdk8s';
import { eventually } from './eventually';
import { get, kubectl } from './kubectl';
import { OwnBus } from './own-bus';
import { RecordedFlow } from './recorded-flow';
import { BusRuntime, FailureDomain, HaEventBus, HaMonitoring, HaMonitoringProps, HaNodeGuard } from '../../../src';

export type Guards = 'on nodes' | 'in pods';

/** A recorded flow of three pods for the EventSource and three for the Sensor, with the rules of HaMonitoring. Five requests a second are sent all the time. */
export class RealFlow extends RecordedFlow {
  /** Own servers, for guards on nodes. */
  public readonly bus: OwnBus;

  public constructor(namespace: string, private readonly guards: Guards) {
    super(namespace);
    this.bus = new OwnBus(namespace);
  }

  /** The objects of HaMonitoring for this flow. */
  public monitoring(props: HaMonitoringProps): HaMonitoring {
    const chart = new Chart(new App(), 'flow', { namespace: this.namespace });
    this.build(chart);
    return new HaMonitoring(chart, 'Monitoring', props);
  }

  /** In a namespace that exists, and that has the pod policy where the guards are in pods. */
  public async begin(): Promise<void> {
    this.populate(this.build);
    await this.ready(240);
    if (this.guards === 'on nodes') await this.bus.clients();
    this.send(5);
  }

  /** All servers, and all pods of the EventSource and the Sensor are Ready. */
  public async ready(seconds = 180): Promise<void> {
    await eventually(seconds, () => {
      const [servers] = this.statefulSets();
      if (servers?.status.readyReplicas !== 3) throw new Error(`${servers?.status.readyReplicas ?? 0} of 3 servers are Ready`);
      for (const kind of ['eventsource', 'sensor'] as const) {
        const pods = this.pods(kind);
        const ready = pods.filter(({ status }) => status.conditions?.some(({ type, status: is }: any) => type === 'Ready' && is === 'True'));
        if (ready.length !== 3 || pods.length !== 3) throw new Error(`${ready.length} of ${pods.length} pods of the ${kind} are Ready, wanted 3`);
      }
    });
  }

  public pods(kind: 'eventsource' | 'sensor'): any[] {
    return get('pods', '-n', this.namespace, '-l', `${kind}-name`).items.filter(({ metadata }: any) => !metadata.deletionTimestamp);
  }

  public servers(): any[] {
    return get('pods', '-n', this.namespace, '-l', 'controller=eventbus-controller').items;
  }

  /** The controller leaves the number of pods as it finds it, until the custom resource changes. */
  public scale(kind: 'eventsource' | 'sensor', replicas: number): void {
    const [{ metadata: { name } }] = get('deployments', '-n', this.namespace, '-l', `${kind}-name`).items;
    kubectl(['scale', 'deployment', name, '-n', this.namespace, `--replicas=${replicas}`]);
  }

  public scaleServers(replicas: number): void {
    for (const { metadata } of this.statefulSets()) kubectl(['scale', 'statefulset', metadata.name, '-n', this.namespace, `--replicas=${replicas}`]);
  }

  public scaleKeeper(replicas: number): void {
    kubectl(['scale', 'deployment', 'eventbus-default-keeper', '-n', this.namespace, `--replicas=${replicas}`]);
  }

  private readonly build = (chart: Chart): void => {
    const eventBus = this.guards === 'on nodes' ? this.ownServers(chart) : new HaEventBus(chart, 'Bus', {
      survives: FailureDomain.NODE, runtime: BusRuntime.NATIVE, persistence: { volumeSize: '256Mi' }, podPolicy: true,
    });
    this.source(chart, eventBus, 3);
    // one answer of 500 is enough
    this.sensor(chart, eventBus, 'fulfil', 5, { policy: { status: { allow: [204] } }, retryStrategy: { steps: 1 } });
  };

  private ownServers(chart: Chart): HaEventBus {
    const guard = new HaNodeGuard(chart, 'Guard', { resources: { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '256Mi' } } as any });
    return new HaEventBus(chart, 'Bus', { ...this.bus.props, nodeGuard: { guard } });
  }

  private statefulSets(): any[] {
    return get('statefulsets', '-n', this.namespace).items;
  }
}
