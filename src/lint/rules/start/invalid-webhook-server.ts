import { httpServer, SourceEvent } from '../../../argo-events/catalog/event-source-events';
import { regexpFault } from '../../../argo-events/language/regexp';
import { Port, WEBHOOK_HEALTH_PATH } from '../../../contract/ports';
import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';

export const invalidWebhookServer: Rule = {
  id: 'ha/invalid-webhook-server',
  category: 'start',
  severity: 'error',
  effect: { does: 'refuses', to: 'event' },
  what: 'A webhook has no port or endpoint, or an invalid one.',
  why: 'port and endpoint have no default, the port is a number in quotes, and the metrics of the pod use 7777. The endpoint never answers, or the controller refuses the EventSource',
  fix: 'set port: "12000" and endpoint: /path',
  docs: [Docs.source('pkg/eventsources/common/webhook/validate.go'), Docs.WEBHOOK_HEALTH],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { endpoint: "/order/{id:[0-9}", port: "12000", method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { endpoint: /order, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "7777", endpoint: /order, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: order, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST }, state: { port: "12000", endpoint: /health, method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: "/order?team=shop", method: POST } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST, serverCertSecret: { name: tls, key: tls.crt } } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`],
  },
  check: ({ sources }) => sources.flatMap(({ object, events }) => events.flatMap(event => {
    const fault = serverFault(event) ?? healthFault(event, events) ?? tlsFault(event);
    return fault === undefined ? [] : [{
      object,
      path: ['spec', event.type.field, event.name, ...event.type.http!, ...fault.field],
      what: fault.what,
      ...fault.more,
      ...fault.refused && { effect: { does: 'never-starts', to: 'object' } as const },
    }];
  })),
};

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

interface ServerFault {
  readonly field: readonly string[];
  readonly what: string;
  /** The controller refuses the EventSource; else its other events are served. */
  readonly refused?: true;
  readonly more?: Partial<Finding>;
}

/** Argo Events answers GET /health itself on each port, unless the event with that endpoint is the first one that starts on the port. */
function healthFault(event: SourceEvent, events: readonly SourceEvent[]): ServerFault | undefined {
  const server = httpServer(event);
  if (server?.endpoint !== WEBHOOK_HEALTH_PATH) return undefined;
  const others = events.filter(other => other !== event && httpServer(other)?.port === server.port);
  const found = { field: ['endpoint'], what: `the endpoint is ${WEBHOOK_HEALTH_PATH}, which is the health check of Argo Events on port ${server.port}` };
  return others.length > 0 ? { ...found, more: { ...LOST_AT_HEALTH, effect: { does: 'loses', to: 'event' } } } : { ...found, more: { ...CHECKED_BY_EVENT, severity: 'warning', effect: { does: 'none' } } };
}

/** A certificate without a key, or the reverse: the server speaks HTTP without TLS. */
function tlsFault({ type, event }: SourceEvent): ServerFault | undefined {
  const [cert, key] = ['serverCertSecret', 'serverKeySecret'].map(field => at(event, ...type.http ?? [], field));
  if (type.http === undefined || (cert === undefined) === (key === undefined)) return undefined;
  const [given, missing] = cert === undefined ? ['serverKeySecret', 'serverCertSecret'] : ['serverCertSecret', 'serverKeySecret'];
  return { field: [given], what: `${given} is set without ${missing}`, more: HALF_TLS };
}

const HALF_TLS = {
  why: 'Argo Events serves HTTPS only with both fields. The server speaks plain HTTP, and each HTTPS request fails',
  fix: 'set both serverCertSecret and serverKeySecret, or neither',
};

const LOST_AT_HEALTH = {
  why: 'Argo Events registers the health check when the first event starts on the port. If this event starts later, Argo Events answers each request with 200 and discards the request',
  fix: 'set another endpoint',
};

const CHECKED_BY_EVENT = {
  why: 'the route of the event takes the place of the health check, so that a probe on the path fails, or sends an event',
  fix: 'set another endpoint',
};

/** Patterns of variables, as in /order/{id:[0-9]+}. */
function variablePatterns(endpoint: string): string[] {
  return [...endpoint.matchAll(/\{[^:{}]*:((?:[^{}]|\{[^{}]*\})*)\}/g)].map(([, pattern]) => pattern);
}

function serverFault(event: SourceEvent): ServerFault | undefined {
  if (event.type.http === undefined) {
    return undefined;
  }
  const server = httpServer(event);
  if (server === undefined) {
    const field = at(event.event, ...event.type.http, 'port') ? 'endpoint' : 'port';
    // a port or endpoint of another type has a rule of its own
    return at(event.event, ...event.type.http, field) ? undefined : { field: [], what: `the webhook has no ${field}, and there is no default`, refused: true };
  }
  if (!server.endpoint.startsWith('/')) return { field: ['endpoint'], what: `the endpoint ${JSON.stringify(server.endpoint)} does not begin with "/", so its route receives no request` };
  const literal = /[?#*\s]/.exec(server.endpoint)?.[0];
  if (literal !== undefined && !server.endpoint.includes('{')) {
    return { field: ['endpoint'], what: `the endpoint ${JSON.stringify(server.endpoint)} has ${JSON.stringify(literal)}, which is not in the path of a request, so its route receives no request` };
  }
  if (count(server.endpoint, '{') !== count(server.endpoint, '}')) return { field: ['endpoint'], what: `the endpoint ${JSON.stringify(server.endpoint)} has an unbalanced brace, so its route receives no request` };
  const pattern = variablePatterns(server.endpoint).find(each => regexpFault(each) !== undefined);
  if (pattern !== undefined) return { field: ['endpoint'], what: `the endpoint ${JSON.stringify(server.endpoint)} has the pattern ${JSON.stringify(pattern)}, which is not a regular expression, so its route receives no request` };
  const port = Number(server.port);
  if (!/^\d+$/.test(server.port) || port < 1 || port > 65535) {
    const refused = !/^[+-]?\d+$/.test(server.port);
    return { field: ['port'], what: `the port ${JSON.stringify(server.port)} is not a number from 1 to 65535`, ...refused && { refused } };
  }
  return port === Port.METRICS ? { field: ['port'], what: `port ${port} is the port of the metrics in every pod of Argo Events` } : undefined;
}
