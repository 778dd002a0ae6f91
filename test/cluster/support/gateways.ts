import { spawn, spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { apply } from './apply';
import { eventually, sleep } from './eventually';
import { get } from './kubectl';

/** What became of the requests through one gateway. */
export interface GatewayOutcome {
  readonly sent: number;
  readonly refused: number;
  readonly answers: Record<string, number>;
  /** From the first refused request until the last one, in s. */
  readonly refusedFor: number;
  /** Until the slowest accepted request had its answer, in ms. */
  readonly slowest: number;
}

/** To what a gateway sends requests, and what it does when they fail. */
export const GATEWAYS = {
  'endpoints, no retry': { to: 'endpoints', check: '', retry: '' },
  'endpoints, health check': { to: 'endpoints', check: 'check inter 1s fall 2 rise 2', retry: '' },
  'endpoints, retry': { to: 'endpoints', check: '', retry: 'retry' },
  'NodePort, health check': { to: 'nodes', check: 'check inter 1s fall 2 rise 2', retry: '' },
  'NodePort, health check and retry': { to: 'nodes', check: 'check inter 1s fall 2 rise 2', retry: 'retry' },
} as const;
export type GatewayName = keyof typeof GATEWAYS;

const PORT = 18000;
const RETRY = ['retries 3', 'option redispatch 1', 'retry-on conn-failure empty-response'];
const MAX_GUARDS = 12;

/**
 * HAProxy as a gateway on a host outside of the nodes. It routes to the endpoints of the webhook Service, which it learns from the DNS of the cluster as
 * they become Ready or not, or to the NodePort on each node.
 */
export class Gateways {
  private readonly folder = mkdtempSync(join(tmpdir(), 'gateways-'));

  /** `tool`: its command `client` runs a program on that host. */
  public constructor(private readonly tool: string, private readonly namespace: string) {}

  /** The webhook Service in two other forms: headless, so that DNS has its endpoints, which are the node guards, and as NodePort. */
  public services(): void {
    const { spec: { selector, ports } } = get('service', 'shop-webhook', '-n', this.namespace);
    const [{ port, targetPort }] = ports;
    const service = (name: string, spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec });
    apply([
      service('shop-endpoints', { clusterIP: 'None', selector, ports: [{ port }] }),
      service('shop-nodes', { type: 'NodePort', externalTrafficPolicy: 'Local', selector, ports: [{ port, targetPort }] }),
    ], this.namespace);
  }

  /** Sends 5 requests a second through each gateway while something is done. */
  public async under(what: () => Promise<void>): Promise<Record<GatewayName, GatewayOutcome>> {
    const config = join(this.folder, 'haproxy.cfg');
    writeFileSync(config, this.config());
    const proxy = this.client('haproxy', '-q', '-f', config);
    const stop = join(this.folder, 'stop');
    rmSync(stop, { force: true });
    const ports = JSON.stringify(Object.keys(GATEWAYS).map((name, index) => [name, PORT + index]));
    const caller = this.client('env', `STOP=${stop}`, `GATEWAYS=${ports}`, 'node', join(__dirname, 'gateway.client.js'));
    let said = '';
    caller.stdout!.on('data', data => { said += data; });
    const ended = new Promise(resolve => caller.on('close', resolve));
    try {
      await what();
      await sleep(2);
    } finally {
      writeFileSync(stop, '');
      await ended;
      proxy.kill();
    }
    return JSON.parse(said);
  }

  /** Until each gateway answers. */
  public async ready(): Promise<void> {
    await eventually(60, async () => {
      const outcomes = Object.entries(await this.under(() => sleep(3)));
      const failing = outcomes.filter(([, { refused }]) => refused > 0);
      if (failing.length > 0) throw new Error(`gateways that refuse: ${JSON.stringify(failing)}`);
    });
  }

  public close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private client(program: string, ...args: string[]) {
    return spawn(this.tool, ['client', program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  }

  /** The number behind the name of the port to which the webhook Service leads. */
  private guardPort(): number {
    const [{ targetPort }] = get('service', 'shop-webhook', '-n', this.namespace).spec.ports;
    const { containers } = get('daemonset', 'node-guard', '-n', this.namespace).spec.template.spec;
    return containers.flatMap(({ ports = [] }: any) => ports).find(({ name }: any) => name === targetPort).containerPort;
  }

  private config(): string {
    const nodes: any[] = get('nodes').items;
    const { nodePort } = get('service', 'shop-nodes', '-n', this.namespace).spec.ports[0];
    const dns = get('service', 'kube-dns', '-n', 'kube-system').spec.clusterIP;
    const address = ({ status }: any) => status.addresses.find(({ type }: any) => type === 'InternalIP').address;
    const servers = {
      endpoints: (check: string) => [`server-template guard ${MAX_GUARDS} shop-endpoints.${this.namespace}.svc.cluster.local:${this.guardPort()} resolvers kube init-addr none ${check}`],
      nodes: (check: string) => nodes.map(node => `server ${node.metadata.name} ${address(node)}:${nodePort} ${check}`),
    };
    const sections = Object.values(GATEWAYS).flatMap(({ to, check, retry }, index) => [
      `listen gateway-${index}`,
      `  bind 127.0.0.1:${PORT + index}`,
      '  balance roundrobin',
      '  option httpchk GET /health',
      ...retry === '' ? ['  retries 0'] : RETRY.map(line => `  ${line}`),
      ...servers[to](check).map(line => `  ${line}`),
    ]);
    return [
      'global',
      '  maxconn 500',
      'defaults',
      '  mode http',
      '  timeout connect 500ms',
      '  timeout client 40s',
      '  timeout server 40s',
      'resolvers kube',
      `  nameserver dns ${dns}:53`,
      '  accepted_payload_size 8192',
      '  hold valid 1s',
      '  timeout resolve 1s',
      ...sections,
    ].map(line => `${line}\n`).join('');
  }
}

/** Whether the host outside of the nodes has the programs. */
export const hasGateway = (tool: string | undefined): boolean => tool !== undefined && spawnSync('haproxy', ['-v']).status === 0;
