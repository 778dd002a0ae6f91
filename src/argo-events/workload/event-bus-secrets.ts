import { asString, at, Json } from '../../values/json-values';
import { workloadLabels } from '../catalog/labels';
import { busHost, busNames } from '../catalog/names';
import { CLIENT_AUTH_KEY } from '../nats/bus-config';
import { NATS_FILES, tls } from '../nats/nats-config';

/** Keys of the server Secret, and the files that they become. */
export const SERVER_SECRET_FILES = [
  { key: 'auth', path: NATS_FILES.auth },
  { key: 'private-key', path: NATS_FILES.serverKey },
  { key: 'cert', path: NATS_FILES.serverCert },
  { key: 'ca-cert', path: NATS_FILES.serverCa },
  { key: 'cluster-private-key', path: NATS_FILES.clusterKey },
  { key: 'cluster-cert', path: NATS_FILES.clusterCert },
  { key: 'cluster-ca-cert', path: NATS_FILES.clusterCa },
] as const;

/** Key of the server Secret with the password of the stores, in the environment as JS_KEY. */
export const ENCRYPTION_KEY = 'encryption';

/** A key, its certificate, and the certificate of the authority that signed it, as PEM. */
export interface Pem {
  readonly key: string;
  readonly cert: string;
  readonly caCert: string;
}

/** What the controller makes up at random. */
export interface BusCredentials {
  readonly user: string;
  readonly password: string;
  readonly sysPassword: string;
  readonly encryptionKey: string;
  readonly server: Pem;
  readonly cluster: Pem;
}

/** What a certificate is valid for; each is signed by an authority of its own, with the same organization and names. */
export interface CertificateRequest {
  readonly organization: string;
  readonly dnsNames: readonly string[];
  readonly extendedKeyUsage: readonly ('serverAuth' | 'clientAuth')[];
  readonly days: number;
}

/** The two certificates of a bus: RSA of 2048 bits, SHA-256, ten years. */
export function busCertificates(bus: string, namespace: string): { server: CertificateRequest; cluster: CertificateRequest } {
  const host = busHost(bus, namespace);
  const common = { organization: 'io.argoproj', days: 3650 };
  return {
    server: { ...common, dnsNames: [`${host}.cluster.local`, host], extendedKeyUsage: ['serverAuth'] },
    cluster: { ...common, dnsNames: [`*.${host}.cluster.local`, `*.${host}`], extendedKeyUsage: ['serverAuth', 'clientAuth'] },
  };
}

/** The Secrets of the servers and of their clients. When either is missing, the controller recreates both, and the stores are lost. */
export function eventBusSecrets(eventBus: unknown, namespace: string, credentials: BusCredentials): { server: Json; client: Json } {
  const bus = asString(at(eventBus, 'metadata', 'name')) ?? '';
  const names = busNames(bus);
  const { server, cluster } = credentials;
  const secret = (name: string, data: Record<string, string>): Json => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, labels: workloadLabels('EventBus', bus) },
    type: 'Opaque',
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')])),
  });
  return {
    server: secret(names.serverSecret, {
      'auth': authConfig(credentials),
      [ENCRYPTION_KEY]: credentials.encryptionKey,
      'private-key': server.key,
      'cert': server.cert,
      'ca-cert': server.caCert,
      'cluster-private-key': cluster.key,
      'cluster-cert': cluster.cert,
      'cluster-ca-cert': cluster.caCert,
    }),
    client: secret(names.clientSecret, { [CLIENT_AUTH_KEY]: `username: ${credentials.user}\npassword: ${credentials.password}` }),
  };
}

/** Included in the configuration: one account with JetStream for all clients, the system account, and TLS for clients. */
function authConfig({ user, password, sysPassword }: BusCredentials): string {
  return [
    'system_account: sys',
    'accounts: {',
    '  "js": {',
    '    "jetstream": true,',
    `    "users": [{"user": "${user}", "pass": "${password}"}]`,
    '  },',
    '  "sys": {',
    `    "users": [{"user": "sys", "pass": "${sysPassword}"}]`,
    '  }',
    '}',
    ...tls(NATS_FILES.serverCert, NATS_FILES.serverKey, NATS_FILES.serverCa),
    '',
  ].join('\n');
}
