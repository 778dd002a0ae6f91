import { execFileSync, spawn } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { LocalServer, portsOf } from './local-server';
import { eventually } from '../../cluster/support/eventually';

/** A cluster of nats-servers on this machine, with the names that the pods of a native bus have. */
export class LocalBus {
  public readonly servers: readonly LocalServer[];
  private readonly loops = new Set<() => void>();
  private readonly folder = mkdtempSync(join(tmpdir(), 'local-bus-'));

  public constructor(count: number, private readonly maxFileStoreBytes: number) {
    this.servers = Array.from({ length: count }, (_, ordinal) => new LocalServer(this.folder, `eventbus-default-js-${ordinal}`, ordinal, count));
  }

  public async start(): Promise<void> {
    for (const server of this.servers) server.start(this.maxFileStoreBytes);
    try {
      await this.healthy(30);
    } catch {
      // a cold start can form a meta group that lacks a server, and stay so (docs/guard.md)
      for (const server of this.servers) await server.lose();
      for (const server of this.servers) server.start(this.maxFileStoreBytes);
      await this.healthy();
    }
  }

  /** `volumeBytes`: size of a volume that is empty. */
  public restart(server: LocalServer, volumeBytes?: number): void {
    server.start(this.maxFileStoreBytes, volumeBytes);
  }

  public stop(): void {
    for (const stop of this.loops) stop();
    for (const server of this.servers) server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Every server is healthy and in the meta group, which has a leader. */
  public async healthy(seconds = 60): Promise<void> {
    await eventually(seconds, () => {
      for (const ordinal of this.servers.keys()) this.monitor(ordinal, '/healthz');
      const { leader, cluster_size: size } = this.monitor(0, '/jsz').meta_cluster;
      if (!leader || size !== this.servers.length) throw new Error(`the meta group has ${size} servers and the leader ${leader}`);
    });
  }

  /** What a server tells on its monitoring port. */
  public monitor(ordinal: number, path: string): any {
    return JSON.parse(execFileSync('curl', ['-sf', '-m', '5', `http://127.0.0.1:${portsOf(ordinal).monitor}${path}`], { encoding: 'utf8' }));
  }

  /** Runs the NATS command line. `input`: what it reads. */
  public nats(args: readonly string[], input = ''): string {
    return execFileSync('nats', [...this.connection, ...args], { encoding: 'utf8', input, maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'pipe'] });
  }

  /** First arguments of the NATS command line. */
  public get connection(): string[] {
    return ['--server', this.servers.map((_, ordinal) => `nats://127.0.0.1:${portsOf(ordinal).client}`).join(','), '--timeout', '5s'];
  }

  /** The server that leads a stream, and those that follow. */
  public rolesOf(stream: string): { readonly leader: LocalServer; readonly followers: readonly LocalServer[] } {
    const { cluster } = JSON.parse(this.nats(['stream', 'info', stream, '--json']));
    const leader = this.servers.find(({ name }) => name === cluster.leader);
    if (!leader) throw new Error(`the stream ${stream} has no leader`);
    return { leader, followers: this.servers.filter(server => cluster.replicas.some(({ name }: any) => name === server.name)) };
  }

  /** To which clients are subscribed. */
  public subjects(): string[] {
    return [...this.servers.keys()].flatMap(ordinal => this.monitor(ordinal, '/connz?subs=true').connections.flatMap((one: any) => one.subscriptions_list ?? []));
  }

  /** Runs the NATS command line again and again, with a pause, until what is returned is called. */
  public repeat(args: readonly string[], pauseSeconds: number): () => void {
    const loop = spawn('sh', ['-c', 'while :; do nats "$@" > /dev/null 2>&1; sleep "$0"; done', String(pauseSeconds), ...this.connection, ...args], { detached: true, stdio: 'ignore' });
    const stop = () => {
      if (this.loops.delete(stop)) process.kill(-loop.pid!, 'SIGKILL');
    };
    this.loops.add(stop);
    return stop;
  }

  /** For Prometheus: each exporter, with the labels that the PodMonitor gives to the pods of a bus. */
  public targets(namespace: string): object[] {
    return this.servers.map(({ name }, ordinal) => ({ targets: [`127.0.0.1:${portsOf(ordinal).exporter}`], labels: { namespace, container: 'metrics', pod: name } }));
  }
}
