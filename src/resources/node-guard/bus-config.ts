import { bind } from './bind';
import { GUARD_FALL } from '../../contract/pod-annotations';
import { Port } from '../../contract/ports';

export interface GuardedServer {
  /** What the server calls itself in /varz. */
  readonly name: string;
  /** An address that stays when the pod of the server is replaced. */
  readonly host: string;
}

export interface GuardedBus {
  /** Namespace and name, for people. */
  readonly bus: string;
  readonly guardPort: number;
  readonly servers: readonly GuardedServer[];
  /** A Service that leads to the server in the zone of the caller. */
  readonly nearHost: string;
}

/**
 * The guard asks each server for its health every second and ends the connections to one that does not answer, so that its clients notice: a server
 * that vanishes with its node sends no reset, and NATS itself waits for minutes. TLS passes through.
 *
 * A connection goes to the server in the zone of the node. HAProxy does not know zones: it asks a Service that prefers the zone of the caller which
 * server answers. Without one answer, `random` chooses. The rebalance task finds the pairs of backends by their names.
 *
 * The first server has clients only while no other server is up, so the keeper moves the leaders there. Its loss then cuts off no Sensor: a standby
 * that is cut off stands for election meanwhile, and unseats the active Sensor when it is back.
 */
export function busConfig({ bus, guardPort, servers, nearHost }: GuardedBus): string {
  const near = `near-${guardPort}`;
  return [
    `# EventBus ${bus}`,
    '# nobody connects through it: the one server that is up is the one that is near',
    `backend ${near} from tcp`,
    '  option httpchk GET /varz',
    '  http-check expect string-lf \'"server_name": "%[srv_name]"\'',
    '  default-server check inter 2s fall 1 rise 1 resolvers cluster resolve-opts allow-dup-ip init-addr none',
    ...servers.map(({ name }) => `  server ${name} "${nearHost}:${Port.BUS_MONITOR}"`),
    '',
    `listen bus-${guardPort} from tcp`,
    ...bind([guardPort]),
    '  balance random',
    '  option httpchk GET /healthz?js-enabled-only=true',
    `  default-server check port ${Port.BUS_MONITOR} inter 1s fastinter 250ms fall ${GUARD_FALL} rise 1 on-marked-down shutdown-sessions resolvers cluster init-addr none`,
    ...servers.map(({ name, host }, index) => `  server ${name} "${host}:${Port.BUS_CLIENT}"${index === 0 && servers.length > 1 ? ' backup' : ''}`),
    ...servers.slice(1).map(({ name }) => `  use-server ${name} if { nbsrv(${near}) eq 1 } { srv_is_up(${near}/${name}) }`),
    '',
  ].join('\n');
}
