import { App, Chart } from 'cdk8s';
import { apply } from './apply';
import { eventually } from './eventually';
import { get, kubectl } from './kubectl';
import { Outcome, program, underLoad } from './load';
import { WITHIN_A_MINUTE } from './nats-box';
import { BusRuntime, FailureDomain, HaEventBus, HaEventBusProps } from '../../../src';

const SMALL = { resources: { requests: { cpu: '10m', memory: '48Mi' }, limits: { memory: '256Mi' } } };

/**
 * A bus of own servers without a node guard, all as the construct emits it; only its volumes and requests are small, to fit many. Beside it are two pods: `nats` with the command
 * line, and `publisher`.
 */
export class OwnBus {
  public constructor(public readonly namespace: string, public readonly servers = 3) {}

  public objects(props: Partial<HaEventBusProps> = {}): any[] {
    const chart = new Chart(new App(), 'own', { namespace: this.namespace });
    new HaEventBus(chart, 'Bus', { ...this.props, ...props });
    return chart.toJson();
  }

  public get props(): HaEventBusProps {
    return {
      survives: FailureDomain.NODE,
      runtime: BusRuntime.OWN_SERVERS,
      nodeGuard: { enabled: false },
      replicas: this.servers,
      persistence: { volumeSize: '256Mi' },
      containerTemplate: SMALL,
    };
  }

  public apply(props: Partial<HaEventBusProps> = {}): any[] {
    const objects = this.objects(props);
    apply(objects, this.namespace);
    return objects;
  }

  /** The two pods that use the bus; on a node that a test does not lose. */
  public async clients(nodeName?: string): Promise<void> {
    const { spec } = this.objects().find(({ kind }) => kind === 'Deployment').spec.template;
    const { serviceAccountName: _, ...pod } = spec;
    const idle = (name: string, more: object, volumes: object[]) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name },
      spec: {
        ...pod,
        ...nodeName && { nodeName },
        automountServiceAccountToken: false,
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 0,
        containers: [{ ...spec.containers[0], readinessProbe: undefined, livenessProbe: undefined, command: ['sleep', '86400'], ...more }],
        volumes: [...spec.volumes, ...volumes],
      },
    });
    const mounts = spec.containers[0].volumeMounts;
    apply([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'clients' }, data: { 'publisher.client.js': program('publisher') } },
      idle('nats', {}, []),
      idle('publisher', {
        image: 'node:20-alpine',
        env: [{ name: 'BUS_HOST', value: this.host }],
        volumeMounts: [...mounts, { name: 'client', mountPath: '/client' }],
      }, [{ name: 'client', configMap: { name: 'clients' } }]),
    ], this.namespace);
    kubectl(['wait', '--for=condition=Ready', 'pod/nats', 'pod/publisher', '-n', this.namespace, '--timeout=90s']);
  }

  public get host(): string {
    return `eventbus-default.${this.namespace}.svc`;
  }

  public get pods(): string[] {
    return Array.from({ length: this.servers }, (_, ordinal) => `eventbus-default-${ordinal}`);
  }

  /** Runs the NATS command line with the credentials of the clients; it verifies the certificate. */
  public readonly nats = (...args: string[]): string => this.natsAs(this.credentials(), args);

  /** Runs the NATS command line with the system account. */
  public readonly system = (...args: string[]): string => {
    const accounts = Buffer.from(get('secret', 'eventbus-default-server', '-n', this.namespace).data['accounts.conf'], 'base64').toString();
    const [, username, password] = /sys \{ users: \[\{ user: (\w+), password: "(\w+)"/.exec(accounts)!;
    return this.natsAs({ username, password }, args);
  };

  private natsAs({ username, password }: { username: string; password: string }, args: string[]): string {
    return kubectl(['exec', '-n', this.namespace, 'nats', '--', ...WITHIN_A_MINUTE, 'nats', '--server', `nats://${this.host}:4222`, '--user', username, '--password', password,
      '--tlsca', '/etc/bus/ca-cert', ...args.includes('--timeout') ? [] : ['--timeout', '10s'], ...args]);
  }

  public credentials(): { username: string; password: string } {
    const text = Buffer.from(get('secret', 'eventbus-default-client', '-n', this.namespace).data['client-auth'], 'base64').toString();
    return Object.fromEntries(text.trim().split('\n').map(line => line.split(': '))) as { username: string; password: string };
  }

  /** What a server tells on its monitoring port; undefined while it does not answer. */
  public monitor(pod: string, path: string): any {
    try {
      return JSON.parse(kubectl(['get', '--raw', `/api/v1/namespaces/${this.namespace}/pods/${pod}:8222/proxy${path}`]));
    } catch {
      return undefined;
    }
  }

  public async healthy(seconds = 120): Promise<void> {
    await eventually(seconds, () => {
      const state = this.pods.map(pod => `${this.monitor(pod, '/jsz')?.meta_cluster?.cluster_size} ${this.monitor(pod, '/healthz')?.status}`);
      if (state.some(one => one !== `${this.servers} ok`)) throw new Error(`servers: ${state.join(', ')}`);
      const { readyReplicas = 0 } = get('statefulset', 'eventbus-default', '-n', this.namespace).status;
      if (readyReplicas !== this.servers) throw new Error(`${readyReplicas} of ${this.servers} servers are Ready`);
    });
  }

  /** Whether all pods are of the last revision. */
  public async rolledOut(seconds: number): Promise<void> {
    await eventually(seconds, () => {
      const { updateRevision, observedGeneration } = get('statefulset', 'eventbus-default', '-n', this.namespace).status;
      const { metadata } = get('statefulset', 'eventbus-default', '-n', this.namespace);
      const former = this.pods.filter(pod => get('pod', pod, '-n', this.namespace).metadata.labels['controller-revision-hash'] !== updateRevision);
      if (observedGeneration < metadata.generation || former.length > 0) throw new Error(`of a former revision: ${former.join(', ')}`);
    });
    await this.healthy();
  }

  /** Makes the stream. One that an attempt without an answer has made is taken as it is. */
  public makeStream(): void {
    if (this.nats('stream', 'ls', '--names').split('\n').includes('default')) return;
    this.nats('stream', 'add', 'default', '--subjects=default.*.*', `--replicas=${this.servers}`, '--storage=file', '--defaults');
  }

  public under(what: () => Promise<void> | void): Promise<Outcome> {
    return underLoad({ namespace: this.namespace, pod: 'publisher', program: 'publisher', nats: this.nats }, what);
  }

  public uids(): string[] {
    return this.pods.map(pod => get('pod', pod, '-n', this.namespace).metadata.uid);
  }

  public keeperLog(): string {
    return kubectl(['logs', '-n', this.namespace, '-l', 'app.kubernetes.io/name=eventbus-keeper', '--tail=200', '--prefix=false']);
  }
}
