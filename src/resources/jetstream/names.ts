import { Port } from '../../contract/ports';


/** Name of the nats-server container in a server pod, and of its ports. */
export const SERVER_CONTAINER = 'nats';
export const SERVER_PORT_NAMES = { client: 'nats', cluster: 'cluster', monitor: 'monitor', metrics: 'metrics' } as const;

/** The volume of a server; the claim is `store-<pod>`. */
export const STORE_VOLUME = 'store';

/** Names of the objects that the library makes for a bus of its own servers; none is a name that the controller gives to a native bus. */
export function ownBusNames(bus: string) {
  const name = `eventbus-${bus}`;
  return {
    statefulSet: name,
    /** Service for the clients: the host of the URL in the EventBus. */
    clientService: name,
    /** Headless Service: gives each server its DNS name, Ready or not. */
    serversService: `${name}-servers`,
    /** Configuration of nats-server. */
    configMap: `${name}-config`,
    /** Credentials of Argo Events: key `client-auth`, a YAML map with `username` and `password`. */
    clientSecret: `${name}-client`,
    /** Credentials of the servers: their routes and the system account. */
    serverSecret: `${name}-server`,
    /** Certificate of the servers: `tls.crt`, `tls.key`, `ca.crt`. */
    tlsSecret: `${name}-tls`,
    podDisruptionBudget: name,
    networkPolicy: name,
    /** Job, ServiceAccount, Role and RoleBinding that make the Secrets. */
    secretsJob: `${name}-secrets`,
  };
}

/** Pod of a server. */
export function ownBusPod(bus: string, ordinal: number): string {
  return `${ownBusNames(bus).statefulSet}-${ordinal}`;
}

/** Stable DNS name of a server, without the domain of the cluster. */
export function ownBusServerHost(bus: string, ordinal: number, namespace?: string): string {
  return `${ownBusPod(bus, ordinal)}.${serviceHost(ownBusNames(bus).serversService, namespace)}`;
}

/** The name to which clients connect. */
export function ownBusHost(bus: string, namespace?: string): string {
  return serviceHost(ownBusNames(bus).clientService, namespace);
}

/** Without a namespace, the short name, which pods of the same namespace resolve. */
function serviceHost(service: string, namespace?: string): string {
  return namespace === undefined ? service : `${service}.${namespace}.svc`;
}

/** The URL in the EventBus. */
export function ownBusUrl(bus: string, namespace?: string): string {
  return `nats://${ownBusHost(bus, namespace)}:${Port.BUS_CLIENT}`;
}
