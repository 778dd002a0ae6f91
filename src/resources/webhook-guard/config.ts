import { INACTIVE_AS_UNAVAILABLE } from './inactive-endpoint';
import { GUARD_HEALTH_PORT, webhookGuardConfigName, webhookPodsServiceName } from '../../contract/guard-names';
import { Port, WEBHOOK_HEALTH_PATH } from '../../contract/ports';
import { withoutSubstitution } from '../workload/flux';

export interface GuardedPort {
  /** The port of the event, on which Argo Events listens. */
  readonly port: number;
  /** The port on which the guard listens in its place. */
  readonly guardPort: number;
}

/** A guard's port for each port of events: 1000 above, or the next that nothing in the pod has. */
export function guardedPorts(ports: readonly number[], taken: readonly number[]): GuardedPort[] {
  const used = new Set<number>([...taken, ...ports, GUARD_HEALTH_PORT, Port.METRICS, Port.BUS_CLIENT]);
  return ports.map(port => {
    let guardPort = port + 1000 <= 65535 ? port + 1000 : 10000;
    while (used.has(guardPort)) guardPort += 1;
    used.add(guardPort);
    return { port, guardPort };
  });
}

export interface WebhookGuardInput {
  readonly eventSource: string;
  readonly ports: readonly GuardedPort[];
  readonly replicas: number;
  readonly clusterDomain: string;
}

/**
 * HAProxy in front of the webhooks of an EventSource. A pod whose connection to the bus was closed answers 500 until it has connected
 * again, which Argo Events tries every 5 s. The guard sends such a request to other pods, and when none of them takes it, waits a
 * second and does so again, seven times.
 *
 * HAProxy itself retries without a pause, so each round is a retry over an inner proxy that holds what it gets for a second. It does so
 * as TCP, because in HTTP mode the wait ends as soon as the request is complete.
 *
 * Only a request that fits into the buffer (32 KiB with its headers) can be sent again after an answer; a larger one is still sent to
 * another pod when the first refuses the connection.
 */
export function webhookGuardConfig({ eventSource, ports, replicas, clusterDomain }: WebhookGuardInput): string {
  const pods = `${webhookPodsServiceName(eventSource)}.\${POD_NAMESPACE}.svc.${clusterDomain}`;
  // a roll-out has a quarter more pods, and at least one
  const places = replicas + Math.max(1, Math.ceil(replicas / 4));
  // each that waits for the bus takes about 0.12 MB; idle ones are closed, so that they take no place
  const connections = Math.max(20, Math.floor(400 / ports.length));
  return ports.map(input => portConfig(input, pods, places, connections)).join('\n');
}

/** Argo Events' 5 s, and time to connect. */
const ROUNDS = 7;

const RETRY = '  retry-on 500 502 503 504 conn-failure empty-response';

function portConfig({ port, guardPort }: GuardedPort, pods: string, places: number, connections: number): string {
  return [
    `frontend webhook-${port}`,
    '  mode http',
    `  bind "\${POD_IP}:${guardPort}"`,
    `  maxconn ${connections}`,
    '  option httpclose',
    '  option forwardfor',
    `  default_backend first-${port}`,
    '',
    `backend first-${port}`,
    '  mode http',
    '  option http-buffer-request',
    '  balance first',
    RETRY,
    '  retries 1',
    '  option redispatch 1',
    '  option httpclose',
    `  server now abns@now-${port}`,
    `  server again abns@again-${port}`,
    '',
    `frontend again-${port}`,
    '  mode http',
    `  bind abns@again-${port}`,
    `  default_backend later-${port}`,
    '',
    `backend later-${port}`,
    '  mode http',
    '  option http-buffer-request',
    RETRY,
    `  retries ${ROUNDS - 1}`,
    '  option httpclose',
    `  server pause abns@pause-${port}`,
    '',
    `listen pause-${port}`,
    '  mode tcp',
    `  bind abns@pause-${port}`,
    '  tcp-request inspect-delay 1s',
    '  tcp-request content accept if WAIT_END',
    `  server now abns@now-${port}`,
    '',
    `frontend now-${port}`,
    '  mode http',
    `  bind abns@now-${port}`,
    `  default_backend pods-${port}`,
    '',
    `backend pods-${port}`,
    '  mode http',
    '  option http-buffer-request',
    `  option httpchk GET ${WEBHOOK_HEALTH_PATH}`,
    ...INACTIVE_AS_UNAVAILABLE,
    '  balance random',
    RETRY,
    '  retries 2',
    '  option redispatch 1',
    '  timeout server 45s',
    '  default-server check inter 1s fastinter 500ms fall 2 rise 1 resolvers cluster init-addr none',
    `  server-template pod ${places} "${pods}:${port}"`,
    '',
  ].join('\n');
}

export function webhookGuardConfigMap(input: WebhookGuardInput, annotations: { readonly [annotation: string]: string }) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: webhookGuardConfigName(input.eventSource), annotations: withoutSubstitution(annotations) },
    data: { 'webhook.cfg': webhookGuardConfig(input) },
  };
}
