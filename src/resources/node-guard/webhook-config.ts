import { bind } from './bind';
import { INACTIVE_AS_UNAVAILABLE } from '../webhook-guard/inactive-endpoint';

export interface GuardedWebhook {
  /** Namespace, EventSource and port, for people. */
  readonly webhook: string;
  readonly guardPort: number;
  /** The port of the events, on which the pods listen. */
  readonly port: number;
  /** Whether the pods have a certificate of their own: the guard then passes on what it cannot read. */
  readonly tls: boolean;
  /** A Service that leads to any pod that is Ready. */
  readonly podsHost: string;
  /** A Service that leads to a pod near the caller. */
  readonly nearHost: string;
}

/** Argo Events connects again to a bus every 5 s, and takes some time to connect. */
const ROUNDS = 7;

/** Requests that one guard holds at a time. */
const REQUESTS = 1000;

/** Requests at the near pod at a time: one that it publishes, and one that follows. An EventSource publishes the events of a webhook one after another. */
const NEAR_REQUESTS = 2;

/**
 * HTTP in front of the webhooks of EventSources. A request goes to a pod near the node, over a connection that is kept. Where that pod has
 * vanished, refuses or answers with an error, the request goes to others at once, and when none takes it, after a second each, {@link ROUNDS}
 * times. A pod whose connection to the bus was closed answers 500 until it has connected again, which Argo Events tries every 5 s. For a while after a
 * failure, and while {@link NEAR_REQUESTS} requests are at the near pod, requests go to any pod.
 *
 * Kubernetes, not DNS, tells which pods there are: HAProxy connects to Services. A pod that is replaced is known within a second, whatever a DNS
 * cache holds, and a flow that nobody uses costs nothing. TCP itself notices within 3 s that the node of a pod has vanished: on a connection that
 * is idle or waits by probes, on one that has sent by `tcp-ut`. HAProxy sets that only where it knows the family of an address when it reads the
 * configuration, hence the server without an address and `set-dst`.
 *
 * HAProxy retries without a pause, so each later round is a retry over an inner proxy that holds what it gets for a second. It does so as TCP: in
 * HTTP mode the wait ends as soon as the request is complete. The PROXY protocol tells the inner proxies which port was asked.
 *
 * Only a request that fits into the buffer (32 KiB with its headers) can be sent again after an answer; a larger one is still sent to another pod
 * when the first refuses the connection.
 */
export function webhookConfig(webhooks: readonly GuardedWebhook[]): string {
  const readable = webhooks.filter(({ tls }) => !tls);
  return [
    ...readable.length === 0 ? [] : [shared(readable)],
    ...readable.map(backends),
    ...webhooks.filter(({ tls }) => tls).map(passThrough),
  ].join('\n');
}

/** An idle or waiting connection to a vanished node ends after 3 s. */
const PROBES = [
  '  option srvtcpka',
  '  srvtcpka-idle 1s',
  '  srvtcpka-intvl 1s',
  '  srvtcpka-cnt 2',
];

/** So does one over which something was sent. */
const USER_TIMEOUT = 'tcp-ut 2500ms';

function shared(webhooks: readonly GuardedWebhook[]): string {
  return [
    'defaults http from tcp',
    '  mode http',
    '  option http-buffer-request',
    '  # requests that were sent again, or failed; without their paths, which may hold secrets',
    '  option dontlog-normal',
    '  option log-separate-errors',
    '  log-format "%ci %f %b/%s: %ST, sent again %rc times, %Ta ms, %ts"',
    '  timeout client 1m',
    '  timeout http-request 10s',
    '  timeout http-keep-alive 1m',
    '  # Argo Events tries to publish for 33 s',
    '  timeout server 45s',
    '  retry-on 500 502 503 504 conn-failure empty-response',
    ...PROBES,
    '',
    'defaults first from http',
    '  balance first',
    '  retries 2',
    '  http-reuse always',
    '',
    'defaults others from http',
    '  balance roundrobin',
    '  retries 3',
    '  option http-server-close',
    '',
    'defaults checked from http',
    '  retries 0',
    '  http-reuse always',
    ...INACTIVE_AS_UNAVAILABLE,
    '',
    'frontend webhooks from http',
    ...bind(webhooks.map(({ guardPort }) => guardPort)),
    `  maxconn ${REQUESTS}`,
    '  option forwardfor',
    '  use_backend first-%[dst_port]',
    '',
    'frontend checked from http',
    '  bind abns@checked accept-proxy',
    '  # the outer proxy logs its retries',
    '  http-request set-log-level silent',
    '  use_backend checked-%[dst_port]',
    '',
    '# a connection that is kept leads to the same pod',
    'frontend fresh from http',
    '  bind abns@fresh accept-proxy',
    '  http-request set-log-level silent',
    '  use_backend checked-%[dst_port]',
    '',
    'frontend failed from http',
    '  bind abns@failed accept-proxy',
    '  use_backend others-%[dst_port]',
    '',
    'frontend others from http',
    '  bind abns@others accept-proxy',
    '  use_backend others-%[dst_port]',
    '',
    'frontend again from http',
    '  bind abns@again accept-proxy',
    '  default_backend later',
    '',
    'backend later from http',
    `  retries ${ROUNDS - 1}`,
    '  # a connection that is kept has waited already',
    '  option http-server-close',
    '  server pause abns@pause send-proxy-v2',
    '',
    'listen pause from tcp',
    '  bind abns@pause accept-proxy',
    '  tcp-request inspect-delay 1s',
    '  tcp-request content accept if WAIT_END',
    '  server others abns@others send-proxy-v2',
    '',
  ].join('\n');
}

/** A request that does not fit into the buffer is repeated only where a pod refuses the connection, which an inner proxy would hide. */
const TOO_LARGE = '{ req.body_size gt 30000 }';

/** How long others are asked first after a failure; but for a request now and then, which finds out that the near pod answers again. */
const AVOID_SECONDS = 60;
const TRIAL_SECONDS = 5;

/** The address of a Service stays as long as the Service. */
const LOOK_UP_SECONDS = 60;

/** The first try over a connection that is kept; then others over new ones, each to a pod by chance. */
function backends({ webhook, guardPort, port, podsHost, nearHost }: GuardedWebhook): string {
  const variable = (name: string) => `proc.${name}_${guardPort}`;
  const [near, pods, lookedUp, avoidUntil, tried] = ['near', 'pods', 'looked_up', 'avoid_until', 'tried'].map(variable);
  const isSet = (name: string) => `{ var(${name}) -m found }`;
  return [
    `# ${webhook}`,
    `backend first-${guardPort} from first`,
    `  http-request set-var(txn.look_up) bool(true) if !{ date,sub(${lookedUp}) lt ${LOOK_UP_SECONDS} }`,
    `  http-request set-var(${lookedUp}) date if { var(txn.look_up) -m bool }`,
    `  http-request do-resolve(${near},cluster) str("${nearHost}") if { var(txn.look_up) -m bool } || !${isSet(near)}`,
    `  http-request do-resolve(${pods},cluster) str("${podsHost}") if { var(txn.look_up) -m bool } || !${isSet(pods)}`,
    `  http-request set-var(txn.avoid) bool(true) if { date,sub(${avoidUntil}) lt 0 } { date,sub(${tried}) lt ${TRIAL_SECONDS} }`,
    `  http-request set-var(txn.any) bool(true) if { var(txn.avoid) -m bool } || ${['checked', 'pod'].map(server => `{ srv_conn(first-${guardPort}/${server}) ge ${NEAR_REQUESTS} }`).join(' || ')}`,
    `  http-request set-var(${tried}) date if !{ var(txn.any) -m bool } { date,sub(${avoidUntil}) lt 0 }`,
    `  http-request set-dst var(${near}) if !{ var(txn.any) -m bool }`,
    `  http-request set-dst var(${pods}) if { var(txn.any) -m bool }`,
    `  http-response set-var(${avoidUntil}) int(0) if !{ var(txn.any) -m bool } { srv_name checked pod } { status lt 500 }`,
    '  server checked abns@checked weight 0 send-proxy-v2',
    `  server pod 0.0.0.0:${port} weight 0 ${USER_TIMEOUT}`,
    '  server failed abns@failed send-proxy-v2',
    '  server again abns@again send-proxy-v2',
    `  use-server pod if ${TOO_LARGE} ${isSet(near)} ${isSet(pods)}`,
    `  use-server checked if ${isSet(near)} ${isSet(pods)}`,
    '',
    `backend others-${guardPort} from others`,
    `  http-request set-var(${avoidUntil}) date(${AVOID_SECONDS}) if { fe_name failed }`,
    `  http-request set-var(${tried}) date if { fe_name failed }`,
    `  http-request do-resolve(${pods},cluster) str("${podsHost}") if !${isSet(pods)}`,
    `  http-request return status 503 if !${isSet(pods)}`,
    `  http-request set-dst var(${pods})`,
    ...[1, 2, 3].map(number => `  server fresh${number} abns@fresh send-proxy-v2`),
    `  server pod 0.0.0.0:${port} weight 0 ${USER_TIMEOUT}`,
    `  use-server pod if ${TOO_LARGE}`,
    '',
    `backend checked-${guardPort} from checked`,
    `  server pod 0.0.0.0:${port} ${USER_TIMEOUT}`,
    `  server fresh 0.0.0.0:${port} weight 0 pool-max-conn 0 ${USER_TIMEOUT}`,
    '  use-server fresh if { fe_name fresh }',
    '',
  ].join('\n');
}

/** A try that fails ends tries of the near pod until a check succeeds. */
const NEAR_CHECK = 'check inter 10s fastinter 1s downinter 1s fall 2 rise 1 observe layer4 error-limit 1 on-error mark-down';

function passThrough({ webhook, guardPort, port, podsHost, nearHost }: GuardedWebhook): string {
  return [
    `# ${webhook}, with its own certificate`,
    `listen tls-${guardPort} from tcp`,
    ...bind([guardPort]),
    '  balance first',
    '  retries 3',
    ...PROBES,
    '  default-server resolvers cluster init-addr none',
    `  server near "${nearHost}:${port}" ${NEAR_CHECK}`,
    ...[1, 2].map(number => `  server pod${number} "${podsHost}:${port}"`),
    '',
  ].join('\n');
}
