import { bind } from './bind';
import { busConfig, GuardedBus } from './bus-config';
import { GuardedWebhook, webhookConfig } from './webhook-config';
import { NODE_GUARD_HEALTH_PORT } from '../../contract/node-guard-names';
import { loadLua } from '../bus-guard/load-lua';
import { metricsService } from '../bus-guard/metrics-service';
import { THREADS } from '../bus-guard/threads';

/** Where the files of the configuration are in a guard. */
export const CONFIG_DIRECTORY = '/etc/guard';

export const CONFIG_FILE = 'haproxy.cfg';
export const REBALANCE_FILE = 'rebalance.lua';

/** Environment variable with the namespace of the guard. */
export const NAMESPACE_VARIABLE = 'POD_NAMESPACE';

/** How often the startup probe asks, once a second, before the guard starts without what it waits for. */
export const PATIENCE = 15;

/** A stopping guard ends the requests and connections that it still has then. */
export const HARD_STOP_SECONDS = 50;

export interface GuardConfigInput {
  readonly buses: readonly GuardedBus[];
  readonly webhooks: readonly GuardedWebhook[];
}

/**
 * HAProxy on a node, for the EventSources, Sensors and callers of that node. Everything here is known to HAProxy 2.6 and later.
 *
 * A guard that starts is Ready once each bus has a server that is up, in the zone of the node where there is one, or after a while: guards that
 * waited for a bus for longer would all be missing at once when it is away, the callers of webhooks would be refused, and no rollout would end.
 */
export function guardConfig({ buses, webhooks }: GuardConfigInput): string {
  return [
    [
      'global',
      THREADS,
      '  maxconn 6000',
      '  tune.bufsize 32768',
      `  hard-stop-after ${HARD_STOP_SECONDS}s`,
      '  log stdout format raw local0 notice',
      '  default-path config',
      ...loadLua(REBALANCE_FILE),
      '',
      'defaults tcp',
      '  mode tcp',
      '  log global',
      '  option dontlognull',
      '  # a server that vanished answers no connection',
      '  timeout connect 500ms',
      '  # one that is busy does, and has longer for the rest of a check',
      '  timeout check 1500ms',
      '  # NATS pings and webhooks answer well within them',
      '  timeout client 10m',
      '  timeout server 10m',
      '  option redispatch 1',
      '',
      '# addresses of Services, which hardly ever change',
      'resolvers cluster',
      '  parse-resolv-conf',
      '  accepted_payload_size 8192',
      '  resolve_retries 2',
      '  timeout resolve 1s',
      '  timeout retry 500ms',
      '  hold valid 10s',
      '  hold nx 10s',
      '  hold obsolete 10s',
      '  # a silent DNS server must not end connections that work',
      '  hold timeout 24h',
      '  hold refused 24h',
      '  hold other 24h',
      '',
    ].join('\n'),
    health(buses),
    ...buses.map(busConfig),
    ...webhooks.length === 0 ? [] : [webhookConfig(webhooks)],
  ].join('\n');
}

function health(buses: readonly GuardedBus[]): string {
  return [
    'frontend health from tcp',
    '  mode http',
    '  timeout client 10s',
    '  timeout http-request 10s',
    ...bind([NODE_GUARD_HEALTH_PORT]),
    '  http-request return status 200 if { path /alive }',
    ...metricsService(),
    '  stick-table type integer size 1 expire 1h store http_req_cnt',
    '  http-request track-sc0 int(1)',
    `  http-request return status 200 if { sc_http_req_cnt(0) gt ${PATIENCE} }`,
    ...buses.flatMap(({ guardPort, servers }) => [
      `  http-request return status 503 if !{ nbsrv(near-${guardPort}) eq 1 }`,
      '  # the server that is near is known before its own address is',
      ...servers.map(({ name }) => `  http-request return status 503 if { srv_is_up(near-${guardPort}/${name}) } !{ srv_is_up(bus-${guardPort}/${name}) }`),
    ]),
    '  http-request return status 200',
    '',
  ].join('\n');
}
