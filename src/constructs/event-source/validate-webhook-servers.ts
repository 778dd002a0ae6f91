import { httpServer, SourceEvent } from '../../argo-events/catalog/event-source-events';
import { Port, WEBHOOK_HEALTH_PATH } from '../../contract/ports';
import { asRecord, at as atPath } from '../../values/json-values';

/** Each type has its own server, and a server takes an endpoint once; what comes second is dropped with a line in the log. */
export function validateWebhookServers(events: readonly SourceEvent[]): void {
  const typeOfPort = new Map<string, string>();
  const tlsOfPort = new Map<string, { readonly at: string; readonly tls: boolean }>();
  const eventOfEndpoint = new Map<string, string>();
  for (const event of events) {
    const at = `${event.type.field}.${event.name}`;
    const server = httpServer(event);
    if (!server) {
      validatePortType(at, event);
      if (event.type.http) throw new Error(`${[at, ...event.type.http].join('.')}: got no port or no endpoint. Both are required. Allowed: for example port: '12000', endpoint: '/${event.name}'`);
      continue;
    }
    const { port, endpoint, tls } = server;
    validatePort(at, port);
    validateEndpoint(at, endpoint);
    validateCertificate(at, event);
    const type = typeOfPort.get(port);
    if (type && type !== event.type.field) {
      throw new Error(`${at}: got port ${port}, which ${type} already uses. Each type starts its own server, and the second server fails. Allowed: a different port for each type`);
    }
    typeOfPort.set(port, event.type.field);
    const other = tlsOfPort.get(port);
    if (other && other.tls !== tls) {
      throw new Error(`${at}: got port ${port} ${tls ? 'with' : 'without'} a certificate, and ${other.at} the same port ${tls ? 'without' : 'with'} one. The server uses the setting of the first event. `
        + 'Allowed: the same certificate for all events on a port, or another port');
    }
    tlsOfPort.set(port, { at, tls });
    const key = `${port}${endpoint}`;
    const first = eventOfEndpoint.get(key);
    if (first) {
      throw new Error(`${at}: got port ${port} and endpoint ${endpoint}, which ${first} already uses. The second event gets no requests. Allowed: another endpoint or port`);
    }
    eventOfEndpoint.set(key, at);
  }
}

/** Needs a right that the restricted security context does not leave, where the container runtime does not give it to all. */
export function portWarnings(events: readonly SourceEvent[]): string[] {
  return events.flatMap(event => {
    const port = Number(httpServer(event)?.port);
    return port < 1024 ? [`${event.type.field}.${event.name} listens on port ${port}. Pods without root can do so only if the container runtime permits it to all pods (containerd 2 does). `
      + 'Fix: use a port from 1024 on'] : [];
  });
}

function validatePort(at: string, port: string): void {
  if (!/^[1-9]\d*$/.test(port) || Number(port) > 65535) throw new Error(`${at}: got port "${port}". Allowed: a number from 1 to 65535, as a string`);
  if (Number(port) === Port.METRICS) {
    throw new Error(`${at}: got port 7777. Every pod of Argo Events serves its metrics on this port, so the webhook could not listen. Allowed: any other port`);
  }
}

function validateEndpoint(at: string, endpoint: string): void {
  if (!endpoint.startsWith('/')) throw new Error(`${at}: got endpoint "${endpoint}". This endpoint matches no request. Allowed: a path that begins with a slash: '/${endpoint}'`);
  if (endpoint === WEBHOOK_HEALTH_PATH) {
    throw new Error(`${at}: got endpoint ${endpoint}. The server uses this endpoint for the health checks of probes and guards. Allowed: any other endpoint`);
  }
}

function validateCertificate(at: string, { type, event }: SourceEvent): void {
  const context = asRecord(atPath(event, ...type.http!));
  const [certificate, key] = [context?.serverCertSecret, context?.serverKeySecret].map(secret => asRecord(secret) !== undefined);
  if (certificate === key) return;
  throw new Error(`${at}: got ${certificate ? 'serverCertSecret' : 'serverKeySecret'} alone. Argo Events then serves plain HTTP. Allowed: both serverCertSecret and serverKeySecret, or neither`);
}

/** Go reads no number where the custom resource has a text. */
function validatePortType(at: string, { type, event }: SourceEvent): void {
  const port = atPath(event, ...type.http ?? [], 'port');
  if (typeof port === 'number') throw new Error(`${[at, ...type.http ?? [], 'port'].join('.')}: got the number ${port}. Allowed: a string, port: '${port}'`);
}
