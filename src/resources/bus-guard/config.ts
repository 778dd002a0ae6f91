import { loadLua } from './load-lua';
import { metricsService } from './metrics-service';
import { rebalanceScript } from './rebalance';
import { THREADS } from './threads';
import { busHost, busPod } from '../../argo-events/catalog/names';
import { GUARD_HEALTH_PORT, busGuardConfigName, busNearServiceName } from '../../contract/guard-names';
import { GUARD_FALL } from '../../contract/pod-annotations';
import { Port } from '../../contract/ports';
import { withoutSubstitution } from '../workload/flux';

/** A bus has 3 or 5 servers; with places for 5 the guard needs no new configuration when it grows. */
const PLACES = 5;

const HOME_FILE = 'home.lua';

/** How often the startup probe asks, once a second, before a pod starts without the server that is near. */
const PATIENCE = 15;

export interface BusGuardInput {
  readonly bus: string;
  readonly clusterDomain: string;
}

/**
 * HAProxy beside a bus client, on the address to which the client's host file sends the bus's name. It asks every server for its
 * health each second and, when one has not answered twice, within 1 + 0.5 + 0.25 + 0.5 s, ends the connections to it, so that the client notices: a server that
 * vanishes with its node sends no reset, and NATS itself would wait for minutes. Pods that vote wait longer, as their annotation says. TLS passes through.
 *
 * A connection goes to the server in the pod's own zone. A lost zone then takes only the clients that were lost with it from their
 * server: were others on it, an election among three Sensors would have no majority until they are back. HAProxy does not know zones,
 * so it asks a Service that prefers the zone of the caller which server answers. Where that gives no
 * single answer, `random` chooses, so that the pods of a Deployment do not all hang on the same one.
 *
 * Where HAProxy was built with Lua, as nearly all are, connections come back to it when it is up again.
 *
 * The bus's servers ping their clients every two minutes, well within the idle timeouts. Everything here is known to HAProxy 2.6 and later.
 */
export function busGuardConfig({ bus, clusterDomain }: BusGuardInput): string {
  const names = Array.from({ length: PLACES }, (_, ordinal) => busPod(bus, ordinal));
  const near = `${busNearServiceName(bus)}.\${POD_NAMESPACE}.svc.${clusterDomain}:${Port.BUS_MONITOR}`;
  return [
    'global',
    THREADS,
    '  maxconn 4000',
    '  tune.bufsize 32768',
    '  hard-stop-after 30s',
    '  log stdout format raw local0 notice',
    '  default-path config',
    ...loadLua(HOME_FILE),
    '',
    'defaults',
    '  log global',
    '  option dontlognull',
    '  timeout connect 1s',
    '  timeout client 10m',
    '  timeout server 10m',
    '  timeout check 1500ms',
    '  timeout http-request 10s',
    '',
    '# addresses of servers change when their pods are replaced',
    'resolvers cluster',
    '  parse-resolv-conf',
    '  resolve_retries 2',
    '  timeout resolve 1s',
    '  timeout retry 500ms',
    '  hold valid 1s',
    '  hold nx 2s',
    '  hold obsolete 5s',
    '  # a silent DNS server must not end connections that work',
    '  hold timeout 24h',
    '  hold refused 24h',
    '  hold other 24h',
    '',
    'frontend health',
    '  mode http',
    `  bind "\${POD_IP}:${GUARD_HEALTH_PORT}"`,
    '  http-request return status 200 if { path /alive }',
    ...metricsService(),
    '  # no server at all; the one that is near; or any, after a while',
    '  stick-table type integer size 1 expire 1h store http_req_cnt',
    '  http-request return status 503 if { nbsrv(bus) lt 1 }',
    '  # counts from here on: the wait for the first server must not use up the patience',
    '  http-request track-sc0 int(1)',
    `  acl patient sc_http_req_cnt(0) lt ${PATIENCE}`,
    '  http-request return status 503 if patient !{ nbsrv(near) eq 1 }',
    '  # the server that is near is known before its own address is',
    ...names.map(name => `  http-request return status 503 if patient { srv_is_up(near/${name}) } !{ srv_is_up(bus/${name}) }`),
    '  http-request return status 200',
    '',
    '# nobody connects through it: the one server that is up is the one that is near',
    'backend near',
    '  mode tcp',
    '  option httpchk GET /varz',
    '  http-check expect string-lf \'"server_name": "%[srv_name]"\'',
    '  default-server check inter 2s fall 1 rise 1 resolvers cluster resolve-opts allow-dup-ip init-addr none',
    ...names.map(name => `  server ${name} "${near}"`),
    '',
    'listen bus',
    '  mode tcp',
    '  # also of a check: a server that vanished answers no connection, one that is busy does, and has longer for the rest',
    '  timeout connect 500ms',
    `  bind 127.0.0.1:${Port.BUS_CLIENT}`,
    '  balance random',
    '  option redispatch 1',
    '  option httpchk GET /healthz?js-enabled-only=true',
    `  default-server check port ${Port.BUS_MONITOR} inter 1s fastinter 250ms fall "\${GUARD_FALL-${GUARD_FALL}}" rise 1 on-marked-down shutdown-sessions resolvers cluster init-addr none`,
    ...names.map(name => `  server ${name} "${name}.${busHost(bus, '${POD_NAMESPACE}')}.${clusterDomain}:${Port.BUS_CLIENT}"`),
    ...names.map(name => `  use-server ${name} if { nbsrv(near) eq 1 } { srv_is_up(near/${name}) }`),
    '',
  ].join('\n');
}

export function busGuardConfigMap(input: BusGuardInput, annotations: { readonly [annotation: string]: string }) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: busGuardConfigName(input.bus), annotations: withoutSubstitution(annotations) },
    data: { 'bus.cfg': busGuardConfig(input), [HOME_FILE]: rebalanceScript() },
  };
}
