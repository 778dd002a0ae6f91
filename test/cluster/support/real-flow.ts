import { App, Chart } from 'cdk8s';
import { apply } from './apply';
import { eventually } from './eventually';
import { get, kubectl } from './kubectl';
import { OwnBus } from './own-bus';
import { FailureDomain, HaEventBus, HaEventSource, HaMonitoring, HaMonitoringProps, HaNodeGuard, HaSensor } from '../../../src';

/** Answers 204, or 500 while /tmp/fail exists. */
const SINK = `
const fs = require('fs');
require('http').createServer((request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(fs.existsSync('/tmp/fail') ? 500 : 204).end());
}).listen(8080);`;

/** Five requests a second: JSON, or text while /tmp/text exists. */
const CALLER = `
const fs = require('fs');
setInterval(() => {
  const body = fs.existsSync('/tmp/text') ? 'no JSON' : '{"id": 1}';
  fetch(process.env.URL, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal: AbortSignal.timeout(10000) })
    .then(answer => answer.text()).catch(() => undefined);
}, 200);`;

export type Guards = 'on nodes' | 'in pods';

/** A webhook EventSource and a Sensor of three pods each, all as the constructs emit it. The controller of Argo Events in the cluster makes the pods. */
export class RealFlow {
  /** Own servers, for guards on nodes. */
  public readonly bus: OwnBus;

  public constructor(public readonly namespace: string, private readonly guards: Guards) {
    this.bus = new OwnBus(namespace);
  }

  /** What a user has written. */
  public chart(): Chart {
    const chart = new Chart(new App(), 'flow', { namespace: this.namespace });
    const eventBus = this.guards === 'on nodes' ? this.ownServers(chart) : new HaEventBus(chart, 'Bus', {
      survives: FailureDomain.NODE, persistence: { volumeSize: '256Mi' }, podPolicy: true,
    });
    const shop = new HaEventSource(chart, 'Shop', {
      metadata: { name: 'shop' },
      eventBus,
      replicas: 3,
      webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } },
    });
    new HaSensor(chart, 'Fulfil', {
      metadata: { name: 'fulfil' },
      eventBus,
      dependencies: [shop.event('order')],
      triggers: [{
        template: { name: 'fulfil', http: { url: `http://sink.${this.namespace}.svc:8080/`, method: 'POST', timeout: 5 } },
        // one answer of 500 is enough
        policy: { status: { allow: [204] } },
        retryStrategy: { steps: 1 },
      }],
    });
    return chart;
  }

  /** The objects of HaMonitoring for this flow. */
  public monitoring(props: HaMonitoringProps): HaMonitoring {
    return new HaMonitoring(this.chart(), 'Monitoring', props);
  }

  /** In a namespace that exists, and that has the pod policy where the guards are in pods. */
  public async start(): Promise<void> {
    const { namespace } = this;
    apply(this.chart().toJson(), namespace);
    apply([
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'sink' }, spec: { selector: { app: 'sink' }, ports: [{ port: 8080 }] } },
      program('sink', SINK),
      program('caller', CALLER, { URL: `http://shop-webhook.${namespace}.svc:12000/order` }),
    ], namespace);
    await this.ready(240);
    if (this.guards === 'on nodes') await this.bus.clients();
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

  /** Makes or removes a file in a pod. */
  public flag(pod: 'sink' | 'caller', file: string, exists: boolean): void {
    kubectl(['exec', '-n', this.namespace, pod, '--', ...exists ? ['touch'] : ['rm', '-f'], file]);
  }

  private ownServers(chart: Chart): HaEventBus {
    const guard = new HaNodeGuard(chart, 'Guard', { resources: { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '256Mi' } } as any });
    return new HaEventBus(chart, 'Bus', { ...this.bus.props, nodeGuard: { guard } });
  }

  private statefulSets(): any[] {
    return get('statefulsets', '-n', this.namespace).items;
  }
}

function program(name: string, text: string, env: Record<string, string> = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: name } },
    spec: {
      terminationGracePeriodSeconds: 0,
      containers: [{
        name,
        image: 'node:20-alpine',
        imagePullPolicy: 'IfNotPresent',
        command: ['node', '-e', text],
        env: Object.entries(env).map(([variable, value]) => ({ name: variable, value })),
      }],
    },
  };
}
