import { ChildProcess, spawn } from 'child_process';
import { mkdirSync, openSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';

export interface LocalServerPorts {
  readonly client: number;
  readonly cluster: number;
  readonly monitor: number;
  readonly exporter: number;
}

/** Ports of the server with this ordinal. */
export const portsOf = (ordinal: number): LocalServerPorts =>
  ({ client: 14200 + ordinal, cluster: 14300 + ordinal, monitor: 14400 + ordinal, exporter: 14500 + ordinal });

const EXPORTER_ARGS = ['-connz', '-routez', '-subz', '-varz', '-prefix=nats', '-use_internal_server_id', '-jsz=all'];

/** A nats-server with JetStream on this machine, with an exporter as in the pods of a bus. The exporter runs on when the server is killed. */
export class LocalServer {
  public readonly store: string;
  private readonly ports: LocalServerPorts;
  private server?: ChildProcess;
  private exporter?: ChildProcess;

  public constructor(private readonly folder: string, public readonly name: string, ordinal: number, private readonly servers: number) {
    this.ports = portsOf(ordinal);
    this.store = join(folder, name);
    mkdirSync(this.store, { recursive: true });
  }

  /** `volumeBytes`: size of an empty volume for the store, which only this server sees. */
  public start(maxFileStoreBytes: number, volumeBytes?: number): void {
    const config = join(this.folder, `${this.name}.conf`);
    writeFileSync(config, this.config(maxFileStoreBytes));
    const serve = ['nats-server', '--config', config];
    const [program, ...args] = volumeBytes === undefined ? serve
      : ['unshare', '--map-root-user', '--mount', 'sh', '-c', 'mount -t tmpfs -o size="$0" tmpfs "$1" && shift && exec "$@"', String(volumeBytes), this.store, ...serve];
    const log = openSync(this.log, 'a');
    this.server = spawn(program, args, { stdio: ['ignore', log, log] });
    const { exporter, monitor } = this.ports;
    this.exporter ??= spawn('prometheus-nats-exporter', ['-addr', '127.0.0.1', '-port', String(exporter), ...EXPORTER_ARGS, `http://127.0.0.1:${monitor}`], { stdio: 'ignore' });
  }

  /** Ends the server as a node that fails does. */
  public async kill(): Promise<void> {
    const ended = new Promise(resolve => this.server?.once('exit', resolve));
    this.server?.kill('SIGKILL');
    await ended;
  }

  /** Ends the server, and takes its volume. */
  public async lose(): Promise<void> {
    await this.kill();
    rmSync(this.store, { recursive: true });
    mkdirSync(this.store);
  }

  public stop(): void {
    this.server?.kill('SIGKILL');
    this.exporter?.kill('SIGKILL');
  }

  private get log(): string {
    return join(this.folder, `${this.name}.log`);
  }

  private config(maxFileStoreBytes: number): string {
    const { client, cluster, monitor } = this.ports;
    const routes = Array.from({ length: this.servers }, (_, ordinal) => `nats://127.0.0.1:${portsOf(ordinal).cluster}`);
    return [
      `server_name: ${this.name}`,
      `listen: 127.0.0.1:${client}`,
      `http: 127.0.0.1:${monitor}`,
      'max_payload: 2MB',
      'ping_interval: 1s',
      'ping_max: 3',
      `cluster { name: default, listen: "127.0.0.1:${cluster}", routes: [${routes.join(', ')}] }`,
      `jetstream { store_dir: "${this.store}", max_file_store: ${maxFileStoreBytes}, max_memory_store: 0 }`,
      '',
    ].join('\n');
  }
}
