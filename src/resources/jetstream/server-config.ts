import { ownBusServerHost } from './names';
import { Port } from '../../contract/ports';
import { sha256 } from '../../values/sha256';
import { JetStreamSettingsInput } from '../event-bus/jetstream-settings';
import { ServerOptionsInput } from '../event-bus/server-options';

/** Where the configuration, the accounts and the certificate are in a server pod. */
export const CONFIG_DIRECTORY = '/etc/nats';
export const CONFIG_FILE = 'nats.conf';
export const ACCOUNTS_FILE = 'accounts.conf';
export const TLS_DIRECTORY = `${CONFIG_DIRECTORY}/tls`;
export const STORE_DIRECTORY = '/data';
export const PID_FILE = '/var/run/nats/nats.pid';

/** The account whose users are the servers' operators; the accounts file defines it. */
export const SYSTEM_ACCOUNT = 'sys';

/** nats-server accepts no shorter lame duck duration. */
export const LAME_DUCK_SECONDS = 30;

export interface ServerConfigInput {
  readonly bus: string;
  readonly namespace?: string;
  readonly servers: number;
  readonly server: ServerOptionsInput;
  readonly settings: JetStreamSettingsInput;
  /** Further directives of nats-server. */
  readonly extra?: string;
}

export interface ServerConfig {
  /** The file. */
  readonly text: string;
  /** Changes when a running server cannot read the change again. */
  readonly restartHash: string;
}

/** The configuration of nats-server, the same for each server of a bus. */
export function serverConfig(input: ServerConfigInput): ServerConfig {
  const fixed = fixedAtStart(input);
  const reloadable = readAgain(input);
  return {
    text: [
      '# A change from here to the next comment restarts the servers, one after another.',
      fixed,
      '# A running server reads a change from here on again.',
      reloadable,
    ].join('\n'),
    restartHash: sha256(fixed).slice(0, 16),
  };
}

function fixedAtStart({ bus, settings, extra }: ServerConfigInput): string {
  return `server_name: $POD_NAME
port: ${Port.BUS_CLIENT}
http: ${Port.BUS_MONITOR}
pid_file: ${PID_FILE}

# At its end a server gives its leaderships away and stops its store first, then closes its clients one by one.
lame_duck_grace_period: 2s
lame_duck_duration: ${LAME_DUCK_SECONDS}s

jetstream {
  store_dir: ${STORE_DIRECTORY}
  max_file_store: ${settings.maxFileStoreBytes}
  max_memory_store: ${settings.maxMemoryStoreBytes}
  sync_interval: ${settings.syncInterval}
}

system_account: ${SYSTEM_ACCOUNT}

cluster {
  name: eventbus-${bus}
  port: ${Port.BUS_CLUSTER}
  # Clients keep to the address in the EventBus.
  no_advertise: true
  # Only a server whose certificate has the name of a route may join.
  tls {
    cert_file: "${TLS_DIRECTORY}/tls.crt"
    key_file: "${TLS_DIRECTORY}/tls.key"
    ca_file: "${TLS_DIRECTORY}/ca.crt"
    verify_cert_and_check_known_urls: true
    timeout: 5
  }
  include ${ROUTES_FILE}
}
${extra === undefined ? '' : `\n${extra.trimEnd()}\n`}`;
}

/** Routes in a file of their own: a bus that grows tells its running servers of the new ones, without a restart. */
export const ROUTES_FILE = 'routes.conf';

export function routesConfig({ bus, namespace, servers }: Pick<ServerConfigInput, 'bus' | 'namespace' | 'servers'>): string {
  const routes = Array.from({ length: servers }, (_, ordinal) => `  "nats-route://${ownBusServerHost(bus, ordinal, namespace)}:${Port.BUS_CLUSTER}"`);
  return ['routes: [', ...routes, ']', ''].join('\n');
}

function readAgain({ server: { maxPayload, pingInterval, pingMax } }: ServerConfigInput): string {
  return `max_payload: ${maxPayload}
ping_interval: ${pingInterval}
ping_max: ${pingMax}

# Argo Events connects by TLS only.
tls {
  cert_file: "${TLS_DIRECTORY}/tls.crt"
  key_file: "${TLS_DIRECTORY}/tls.key"
  timeout: 5
}

include ${ACCOUNTS_FILE}
`;
}
