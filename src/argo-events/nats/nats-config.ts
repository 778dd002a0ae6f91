import { busSettings } from './bus-settings';
import { Port } from '../../contract/ports';
import { asRecord, asString, at } from '../../values/json-values';
import { busServerHost } from '../catalog/names';

/** `spec.jetstream.maxPayload` unless given. */
const DEFAULT_MAX_PAYLOAD = '1MB';

/** Where the containers of a bus pod find their configuration. */
export const NATS_CONFIG_DIR = '/etc/nats-config';
export const NATS_CONFIG_FILE = `${NATS_CONFIG_DIR}/nats-js.conf`;
export const NATS_PID_FILE = '/var/run/nats/nats.pid';
export const NATS_DATA_DIR = '/data/jetstream';

/** Files beside the configuration, from the server Secret. */
export const NATS_FILES = {
  auth: 'auth.conf',
  serverKey: 'server-key.pem',
  serverCert: 'server-cert.pem',
  serverCa: 'ca-cert.pem',
  clusterKey: 'cluster-server-key.pem',
  clusterCert: 'cluster-server-cert.pem',
  clusterCa: 'cluster-ca-cert.pem',
} as const;

/** The directives with which the controller begins: it pastes `maxPayload` as it is, so further lines of that text are directives too. */
export function serverDirectives(eventBus: unknown): string {
  return `max_payload: ${asString(asRecord(at(eventBus, 'spec', 'jetstream'))?.maxPayload) ?? DEFAULT_MAX_PAYLOAD}`;
}

/** The configuration of nats-server: the directives of the controller's text without its comments. Below three servers there is no cluster. */
export function natsConfig(eventBus: unknown, namespace: string, replicas: number, controllerSettings?: string): string {
  const bus = asString(at(eventBus, 'metadata', 'name')) ?? '';
  const settings = busSettings(eventBus, controllerSettings).split('\n').map(line => `  ${line}`.trimEnd());
  return [
    serverDirectives(eventBus),
    `port: ${Port.BUS_CLIENT}`,
    `pid_file: "${NATS_PID_FILE}"`,
    `http: ${Port.BUS_MONITOR}`,
    'server_name: $POD_NAME',
    'jetstream {',
    '  key: "$JS_KEY"',
    `  store_dir: "${NATS_DATA_DIR}/store"`,
    ...settings.filter(line => line !== ''),
    '}',
    ...replicas > 2 ? cluster(bus, namespace, replicas) : [],
    'lame_duck_duration: 30s',
    `include ./${NATS_FILES.auth}`,
    '',
  ].join('\n');
}

function cluster(bus: string, namespace: string, replicas: number): string[] {
  const routes = Array.from({ length: replicas }, (_, i) => `nats://${busServerHost(bus, namespace, i)}:${Port.BUS_CLUSTER}`);
  return [
    'cluster {',
    `  port: ${Port.BUS_CLUSTER}`,
    `  name: ${bus}`,
    `  routes: [${routes.join(',')}]`,
    '  cluster_advertise: $CLUSTER_ADVERTISE',
    '  connect_retries: 120',
    ...tls(NATS_FILES.clusterCert, NATS_FILES.clusterKey, NATS_FILES.clusterCa).map(line => `  ${line}`),
    '}',
  ];
}

/** The `tls` block of clients or routes. */
export function tls(cert: string, key: string, ca: string): string[] {
  return [
    'tls {',
    `  cert_file: "${NATS_CONFIG_DIR}/${cert}"`,
    `  key_file: "${NATS_CONFIG_DIR}/${key}"`,
    `  ca_file: "${NATS_CONFIG_DIR}/${ca}"`,
    '}',
  ];
}
