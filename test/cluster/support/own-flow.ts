import { App, Chart } from 'cdk8s';
import { apply } from './apply';
import { eventually } from './eventually';
import { get, kubectl } from './kubectl';
import { Outcome, program, underLoad } from './load';
import { freshNamespace } from './namespaces';
import { OwnBus } from './own-bus';
import { FailureDomain, HaEventBus, HaEventSource, HaNodeGuard } from '../../../src';
import { eventSourceWorkload } from '../../../src/argo-events/workload/event-source-workload';

const DEPLOYMENT = 'deployment/shop-eventsource-x';
const GUARDS = 'daemonset/node-guard';

/**
 * A webhook EventSource on own servers with node guards, all as the constructs emit it, and no pod policy. A program stands in for the process of Argo
 * Events. It has no probe and no preStop, and ends at once.
 */
export class OwnFlow {
  public readonly bus: OwnBus;

  /** `callers`: name of the node on which the calls are made. */
  public constructor(public readonly namespace: string, private readonly callers: () => string) {
    this.bus = new OwnBus(namespace);
  }

  public async start(): Promise<void> {
    freshNamespace(this.namespace);
    const objects = this.chart().toJson();
    // a controller of Argo Events in the cluster would make pods beside those that stand in for them
    apply(objects.filter(({ kind }) => kind !== 'EventSource'), this.namespace);
    await this.bus.healthy(150);
    await this.bus.clients(this.callers());
    await eventually(30, () => this.bus.makeStream());
    const { username, password } = this.bus.credentials();
    apply([this.programs(), this.caller(), this.standIn(objects, username, password)], this.namespace);
    kubectl(['wait', '--for=condition=Ready', 'pod/load', '-n', this.namespace, '--timeout=90s']);
    await this.sourceReady();
    await this.guardsReady();
  }

  /** Runs a load while something is done to the flow, and compares the events that were accepted with those in the stream. */
  public under(what: () => Promise<void> | void): Promise<Outcome> {
    return underLoad({ namespace: this.namespace, pod: 'load', program: 'load', nats: this.bus.nats }, what);
  }

  public healthy(): Promise<void> {
    return this.bus.healthy(240);
  }

  public async restartSource(): Promise<void> {
    kubectl(['rollout', 'restart', DEPLOYMENT, '-n', this.namespace]);
    await this.sourceReady();
  }

  public async restartGuards(): Promise<void> {
    kubectl(['rollout', 'restart', GUARDS, '-n', this.namespace]);
    await this.guardsReady();
  }

  public get servers(): string[] {
    return this.bus.pods;
  }

  public nodeOf(pod: string): string {
    return get('pod', pod, '-n', this.namespace).spec.nodeName;
  }

  public sourceNodes(): string[] {
    return get('pods', '-n', this.namespace, '-l', 'eventsource-name=shop', '--field-selector=status.phase=Running').items.map(({ spec }: any) => spec.nodeName);
  }

  public guardOn(node: string): string {
    const [{ metadata }] = get('pods', '-n', this.namespace, '-l', 'app.kubernetes.io/component=node-guard', '--field-selector', `spec.nodeName=${node}`).items;
    return metadata.name;
  }

  public async sourceReady(): Promise<void> {
    kubectl(['rollout', 'status', DEPLOYMENT, '-n', this.namespace, '--timeout=180s']);
  }

  public async guardsReady(): Promise<void> {
    kubectl(['rollout', 'status', GUARDS, '-n', this.namespace, '--timeout=400s']);
  }

  /** What a user has written. */
  public chart(): Chart {
    const chart = new Chart(new App(), 'flow', { namespace: this.namespace });
    const guard = new HaNodeGuard(chart, 'Guard', {
      kubernetesVersion: get('nodes').items[0].status.nodeInfo.kubeletVersion.replace(/^v(\d+\.\d+).*/, '$1'),
      resources: { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '256Mi' } } as any,
    });
    const eventBus = new HaEventBus(chart, 'Bus', { ...this.bus.props, survives: FailureDomain.ZONE, nodeGuard: { guard } });
    new HaEventSource(chart, 'Shop', {
      metadata: { name: 'shop' },
      eventBus,
      webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } },
    });
    return chart;
  }

  private programs(): object {
    return {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'programs' },
      data: { 'webhook.client.js': program('webhook'), 'load.client.js': program('load') },
    };
  }

  private caller(): object {
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'load' },
      spec: {
        nodeName: this.callers(),
        containers: [{
          name: 'load',
          image: 'node:20-alpine',
          command: ['sleep', '86400'],
          env: [{ name: 'URL', value: `http://shop-webhook.${this.namespace}.svc:12000/order` }],
          volumeMounts: [{ name: 'client', mountPath: '/client' }],
        }],
        volumes: [{ name: 'client', configMap: { name: 'programs' } }],
      },
    };
  }

  private standIn(objects: any[], username: string, password: string): any {
    const { namespace } = this;
    const [eventBus, eventSource] = ['EventBus', 'EventSource'].map(wanted => objects.find(({ kind }) => kind === wanted));
    const { deployment } = eventSourceWorkload(eventSource, { namespace, eventBus, image: 'node:20-alpine', imagePullPolicy: 'IfNotPresent', suffix: 'x' })! as any;
    const { spec } = deployment.spec.template;
    const [main] = spec.containers;
    delete main.args;
    main.command = ['node', '/client/webhook.client.js'];
    main.env = Object.entries({ BUS_HOST: this.bus.host, BUS_USER: username, BUS_PASSWORD: password }).map(([name, value]) => ({ name, value }));
    main.volumeMounts = [{ name: 'client', mountPath: '/client' }];
    main.resources = { requests: { cpu: '5m', memory: '64Mi' } };
    spec.volumes = [{ name: 'client', configMap: { name: 'programs' } }];
    return deployment;
  }
}
