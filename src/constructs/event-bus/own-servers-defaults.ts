import { HaEventBusProps } from './ha-event-bus-props';
import { EventBusAccess } from '../../contract/bus-access';
import { ownBusAccess } from '../../resources/jetstream/access';
import { ownBusNames } from '../../resources/jetstream/names';
import { BusSecret, SECRETS_IMAGE } from '../../resources/jetstream/secrets-job';
import { SecretKeys } from '../../resources/jetstream/stateful-set';

const RELOADER_IMAGE = 'natsio/nats-server-config-reloader:0.23.0';
const EXPORTER_IMAGE = 'natsio/prometheus-nats-exporter:0.20.1';

/** What own servers have beside the values of every bus, given or derived. */
export interface OwnServersValues {
  readonly image: string;
  readonly reloaderImage: string;
  /** Undefined for no exporter. */
  readonly exporterImage?: string;
  readonly access: EventBusAccess;
  readonly accountsSecret: SecretKeys<'accounts'>;
  readonly tlsSecret: SecretKeys<'cert' | 'key' | 'ca'>;
  /** Secrets that the user does not name. */
  readonly make: readonly BusSecret[];
  readonly secretsImage: string;
}

export function ownServersValues(bus: string, version: string, { ownServers: given = {} }: HaEventBusProps): OwnServersValues {
  const names = ownBusNames(bus);
  const { clientSecret, accountsSecret, tlsSecret } = given;
  const access = ownBusAccess(bus);
  const caKey = tlsSecret?.caKey ?? access.caSecretKey;
  const accounts = 'accounts.conf';
  return {
    image: given.image ?? `nats:${version}`,
    reloaderImage: given.reloaderImage ?? RELOADER_IMAGE,
    ...given.exporter ?? true ? { exporterImage: given.exporterImage ?? EXPORTER_IMAGE } : {},
    access: {
      ...access,
      ...clientSecret && { clientSecret: clientSecret.name, clientSecretKey: clientSecret.key ?? access.clientSecretKey },
      ...tlsSecret && { caSecret: tlsSecret.name, caSecretKey: caKey },
    },
    accountsSecret: { name: accountsSecret?.name ?? names.serverSecret, keys: { accounts: accountsSecret?.key ?? accounts } },
    tlsSecret: {
      name: tlsSecret?.name ?? names.tlsSecret,
      keys: { cert: tlsSecret?.certKey ?? 'tls.crt', key: tlsSecret?.keyKey ?? 'tls.key', ca: caKey },
    },
    make: [...clientSecret ? [] : ['client' as const], ...accountsSecret ? [] : ['server' as const], ...tlsSecret ? [] : ['tls' as const]],
    secretsImage: given.secretsImage ?? SECRETS_IMAGE,
  };
}
