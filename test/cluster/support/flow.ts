import { App, Chart } from 'cdk8s';
import { apply } from './apply';
import { busReady, createBus, monitor, updateBus } from './bus';
import { eventually } from './eventually';
import { get, kubectl } from './kubectl';
import { Outcome, program, underLoad } from './load';
import { freshNamespace } from './namespaces';
import { NatsBox } from './nats-box';
import { testName } from './test-run';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps, HaEventSource, HaEventSourceProps, HaPodPolicy } from '../../../src';
import { eventSourceWorkload } from '../../../src/argo-events/workload/event-source-workload';
import { sensorWorkload } from '../../../src/argo-events/workload/sensor-workload';

export const POLICY = testName('guard-policy');

export interface FlowOptions {
  readonly namespace: string;
  /** @default 3 */
  readonly servers?: number;
  readonly bus?: HaEventBusProps;
  readonly source?: Partial<HaEventSourceProps>;
  /** In place of what the constructs emit: all objects of the namespace, with an EventBus `default` and an EventSource with a webhook of port 12000 and path /order. */
  readonly objects?: readonly any[];
  /** In place of the policy that the construct emits: one that acts in namespaces of the tests alone. */
  readonly policy?: readonly any[];
}

const BUS_HOST = { labelSelector: { matchLabels: { controller: 'eventbus-controller' } }, topologyKey: 'kubernetes.io/hostname' };

/** So that the node of a bus server can be lost without a source pod. */
export const AWAY_FROM_THE_BUS = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [BUS_HOST] } };

/** A required one would also keep a bus that grows from the nodes of these pods. */
const RATHER_AWAY = { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: BUS_HOST }] } };

/** What the constructs emit beside the custom resources. */
const besides = (objects: readonly any[]) => objects.filter(({ apiVersion }) => !apiVersion.startsWith('argoproj.io/'));

/**
 * A webhook EventSource with a bus of its own, all as the constructs emit them, with the pods that the controller would make: real NATS
 * servers, real admission, and in place of Argo Events' process one that behaves like it at its connection to the bus.
 */
export class Flow {
  public readonly namespace: string;
  private readonly box: NatsBox;
  private servers: number;

  public constructor(private readonly options: FlowOptions) {
    this.namespace = options.namespace;
    this.box = new NatsBox(options.namespace);
    this.servers = options.servers ?? 3;
  }

  public async start(): Promise<void> {
    const { namespace } = this;
    freshNamespace(namespace);
    apply(this.options.policy ?? this.policy());
    const objects = this.objects();
    const bus = objects.find(({ kind }) => kind === 'EventBus');
    createBus({ namespace, eventBus: bus, volumes: true });
    apply([...besides(objects), this.clients(), ...this.toolbox(objects)], namespace);
    await this.whole();
    await busReady(namespace, 'default', this.servers);
    kubectl(['wait', '--for=condition=Ready', 'pod/nats', 'pod/load', '-n', namespace, '--timeout=90s']);
    await eventually(60, () => this.nats('stream', 'add', 'default', '--subjects=default.*.*', '--replicas=3', '--defaults'));
    apply(objects.filter(({ kind }) => kind === 'EventSource' || kind === 'Sensor').map(object => this.standIn(bus, object)), namespace);
    await this.sourceReady();
  }

  /** Applies what the constructs emit for another number of servers, and what the controller makes of the bus then. */
  public async scaleBus(servers: number): Promise<void> {
    this.servers = servers;
    const objects = this.objects();
    updateBus({ namespace: this.namespace, eventBus: objects.find(({ kind }) => kind === 'EventBus'), volumes: true });
    apply(besides(objects), this.namespace);
    await this.busHealed();
  }

  /** Runs a load while something is done to the flow, and compares what was taken with what is in the stream then. */
  public async under(what: () => Promise<void> | void): Promise<Outcome> {
    return underLoad({ namespace: this.namespace, pod: 'load', program: 'load', nats: this.nats.bind(this) }, what);
  }

  public async whole(): Promise<void> {
    await eventually(200, () => {
      const sizes = this.ordinals().map(ordinal => monitor(this.namespace, 'default', ordinal, '/jsz')?.meta_cluster?.cluster_size);
      if (sizes.some(size => size !== this.servers)) throw new Error(`meta group sizes ${sizes}`);
    });
  }

  /** First and last sequence number of the stream on each server. */
  public copies(): string[] {
    return this.ordinals().map(ordinal => {
      const { account_details: accounts } = monitor(this.namespace, 'default', ordinal, '/jsz?streams=1&accounts=1');
      const { state } = accounts.flatMap(({ stream_detail: streams }: any) => streams ?? []).find(({ name }: any) => name === 'default');
      return `${state.first_seq}-${state.last_seq}`;
    });
  }

  /**
   * Every server has the whole stream again: by NATS, by the keeper, which restarts a server that stays behind, or by what the keeper leaves to a person. NATS
   * 2.10.29 may forget the first messages of a server that was killed.
   */
  public async copiesHealed(): Promise<void> {
    const same = () => { if (new Set(this.copies()).size !== 1) throw new Error(`the servers have ${this.copies().join(', ')} of the stream`); };
    await eventually(150, same).catch(() => {
      for (const replicas of [1, 3]) this.nats('stream', 'edit', 'default', `--replicas=${replicas}`, '--force');
    });
    await eventually(60, same);
  }

  /** Bus Ready and every stream on all its servers again. */
  public async busHealed(): Promise<void> {
    await busReady(this.namespace, 'default', this.servers);
    await this.whole();
    await eventually(90, () => {
      for (const ordinal of this.ordinals()) if (monitor(this.namespace, 'default', ordinal, '/healthz')?.status !== 'ok') throw new Error(`server ${ordinal} is not healthy`);
    });
  }

  public async sourceReady(): Promise<void> {
    const { metadata: { name }, spec: { replicas } } = this.source();
    kubectl(['rollout', 'status', `deployment/${name}-eventsource-x`, '-n', this.namespace, '--timeout=180s']);
    await eventually(60, () => {
      if (this.sourcePods().length !== replicas) throw new Error(`${this.sourcePods().length} source pods`);
    });
  }

  public sourcePods(): any[] {
    return get('pods', '-n', this.namespace, '-l', `eventsource-name=${this.source().metadata.name}`).items;
  }

  /**
   * The node of a bus server to which a source pod is connected, and on which nothing else of the flow runs but maybe its keeper. All source pods are made anew
   * before, since a server that was away still lists connections that are long dead; and again until the dice, by which the scheduler
   * chooses their nodes, fall right.
   */
  public async busNodeWithClient(): Promise<string> {
    for (let dice = 0; dice < 6; dice++) {
      await this.restartSource();
      const node = this.nodeToLose();
      if (node) return node;
    }
    throw new Error('no source pod is connected to a server whose node can be lost');
  }

  private nodeToLose(): string | undefined {
    const pods: any[] = get('pods', '-n', this.namespace, '--field-selector=status.phase=Running').items;
    const isBus = (pod: any) => pod.metadata.labels?.controller === 'eventbus-controller';
    const isKeeper = (pod: any) => pod.metadata.labels?.['app.kubernetes.io/name'] === 'eventbus-keeper';
    const others = new Set(pods.filter(pod => !isBus(pod) && !isKeeper(pod)).map(({ spec }) => spec.nodeName));
    const clients = new Set(this.sourcePods().map(({ status }) => status.podIP));
    const connected = (pod: any) => monitor(this.namespace, 'default', Number(pod.metadata.name.slice(-1)), '/connz').connections
      .some(({ ip }: any) => clients.has(ip));
    return pods.filter(isBus).find(pod => !others.has(pod.spec.nodeName) && connected(pod))?.spec.nodeName;
  }

  /** For every connection of a source pod: its own zone and that of the server. */
  public zonesOfConnections(): { source: string; server: string }[] {
    const zones = new Map<string, string>(get('nodes').items.map(({ metadata }: any) => [metadata.name, metadata.labels['topology.kubernetes.io/zone']]));
    const sources = new Map(this.sourcePods().map(({ spec, status }) => [status.podIP, zones.get(spec.nodeName)!]));
    return this.ordinals().flatMap(ordinal => {
      const server = zones.get(get('pod', `eventbus-default-js-${ordinal}`, '-n', this.namespace).spec.nodeName)!;
      const { connections } = monitor(this.namespace, 'default', ordinal, '/connz');
      return connections.filter(({ ip }: any) => sources.has(ip)).map(({ ip }: any) => ({ source: sources.get(ip)!, server }));
    });
  }

  public async restartSource(): Promise<void> {
    kubectl(['rollout', 'restart', `deployment/${this.source().metadata.name}-eventsource-x`, '-n', this.namespace]);
    await this.sourceReady();
  }

  public nats(...args: string[]): string {
    return this.box.run('client', ...args);
  }

  private ordinals(): number[] {
    return Array.from({ length: this.servers }, (_, ordinal) => ordinal);
  }

  private policy(): any[] {
    const chart = new Chart(new App(), 'policy');
    new HaPodPolicy(chart, 'Policy', { metadata: { name: POLICY }, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': this.namespace } } });
    return chart.toJson();
  }

  private source(): any {
    return this.objects().find(({ kind }) => kind === 'EventSource');
  }

  private objects(): readonly any[] {
    if (this.options.objects) return this.options.objects;
    const chart = new Chart(new App(), 'flow', { namespace: this.namespace });
    const eventBus = new HaEventBus(chart, 'Bus', { survives: FailureDomain.NODE, runtime: BusRuntime.NATIVE, replicas: this.servers, ...this.options.bus });
    new HaEventSource(chart, 'Shop', {
      metadata: { name: 'shop' },
      eventBus,
      replicas: 3,
      webhook: { order: { endpoint: '/order', port: '12000', method: 'POST' } },
      ...this.options.source,
    });
    return chart.toJson();
  }

  private clients(): object {
    return {
      apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'clients' }, data: { 'webhook.client.js': program('webhook'), 'load.client.js': program('load') },
    };
  }

  private toolbox(objects: readonly any[]): any[] {
    return [
      this.box.pod(objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name.endsWith('-keeper')), { affinity: RATHER_AWAY }),
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'load' },
        spec: {
          affinity: RATHER_AWAY,
          containers: [{
            name: 'load',
            image: 'node:20-alpine',
            command: ['sleep', '86400'],
            env: [{ name: 'URL', value: `http://${this.source().metadata.name}-webhook.${this.namespace}.svc:12000/order` }],
            volumeMounts: [{ name: 'client', mountPath: '/client' }],
          }],
          volumes: [{ name: 'client', configMap: { name: 'clients' } }],
        },
      },
    ];
  }

  /** The pods of an EventSource, or of a Sensor, which then has a connection to the bus and nothing to do. */
  private standIn(eventBus: any, object: any): any {
    const { namespace } = this;
    const workload = object.kind === 'Sensor' ? sensorWorkload : eventSourceWorkload;
    const { deployment } = workload(object, { namespace, eventBus, image: 'node:20-alpine', imagePullPolicy: 'IfNotPresent', suffix: 'x' })! as any;
    const { spec } = deployment.spec.template;
    const [main] = spec.containers;
    delete main.args;
    main.command = ['node', '/client/webhook.client.js'];
    main.env = Object.entries({ BUS_HOST: `eventbus-default-js-svc.${namespace}.svc`, BUS_USER: 'client', BUS_PASSWORD: 'secret-of-clients', SUBJECT: `default.${object.metadata.name}.order` })
      .map(([name, value]) => ({ name, value }));
    main.volumeMounts = [{ name: 'client', mountPath: '/client' }];
    main.resources = { requests: { cpu: '5m', memory: '64Mi' } };
    spec.volumes = [{ name: 'client', configMap: { name: 'clients' } }];
    return deployment;
  }
}
