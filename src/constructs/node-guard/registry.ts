import { guardPortName } from '../../contract/node-guard-names';
import { Port } from '../../contract/ports';
import { GuardedBus, GuardedServer } from '../../resources/node-guard/bus-config';
import { guardPorts } from '../../resources/node-guard/guard-ports';
import { GuardedWebhook } from '../../resources/node-guard/webhook-config';

export interface RegisteredBus {
  readonly namespace?: string;
  readonly bus: string;
  readonly servers: readonly GuardedServer[];
  readonly nearHost: string;
}

export interface RegisteredWebhook {
  readonly namespace?: string;
  readonly eventSource: string;
  readonly port: number;
  readonly tls: boolean;
  readonly podsHost: string;
  readonly nearHost: string;
}

export function busPortName({ namespace = '', bus }: Pick<RegisteredBus, 'namespace' | 'bus'>): string {
  return guardPortName('bus', namespace, bus);
}

export function webhookPortName({ namespace = '', eventSource, port }: Pick<RegisteredWebhook, 'namespace' | 'eventSource' | 'port'>): string {
  return guardPortName('hook', namespace, eventSource, port);
}

/** What a guard is asked to guard, with the ports that it has for it. */
export class Registry {
  private readonly allBuses: RegisteredBus[] = [];
  private readonly allWebhooks: RegisteredWebhook[] = [];

  public addBus(bus: RegisteredBus): void {
    this.allBuses.push(bus);
  }

  public addWebhook(webhook: RegisteredWebhook): void {
    this.allWebhooks.push(webhook);
  }

  public get empty(): boolean {
    return this.allBuses.length + this.allWebhooks.length === 0;
  }

  public buses(): GuardedBus[] {
    const ports = this.ports();
    return this.allBuses.map(({ namespace, bus, servers, nearHost }) => ({
      bus: inNamespace(namespace, bus), guardPort: ports.get(busPortName({ namespace, bus }))!, servers, nearHost,
    })).sort(byPort);
  }

  public webhooks(): GuardedWebhook[] {
    const ports = this.ports();
    return this.allWebhooks.map(webhook => {
      const { namespace, eventSource, port, tls, podsHost, nearHost } = webhook;
      return { webhook: `${inNamespace(namespace, eventSource)}:${port}`, guardPort: ports.get(webhookPortName(webhook))!, port, tls, podsHost, nearHost };
    }).sort(byPort);
  }

  /** Numbers of the ports by their names. The only bus has the port of NATS. */
  public ports(): Map<string, number> {
    const buses = this.allBuses.map(busPortName);
    const webhooks = this.allWebhooks.map(webhookPortName);
    if (buses.length !== 1) return guardPorts([...buses, ...webhooks]);
    return new Map([[buses[0], Port.BUS_CLIENT], ...guardPorts(webhooks)]);
  }
}

const byPort = (a: { guardPort: number }, b: { guardPort: number }) => a.guardPort - b.guardPort;

function inNamespace(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
