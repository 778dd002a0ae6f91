import { asRecord, asString, at } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';

/** Where something outside of the flow is called. */
export interface Endpoint {
  readonly port: number;
  /** The port is that of a Service of the cluster, whose pods may have another one. */
  readonly behindService: boolean;
}

interface Known {
  /** Field of the address. */
  readonly field: string;
  /** Where the address has none. */
  readonly port?: number;
}

const TRIGGERS: Readonly<Record<string, Known>> = {
  http: { field: 'url' },
  kafka: { field: 'url', port: 9092 },
  nats: { field: 'url', port: 4222 },
  pulsar: { field: 'url', port: 6650 },
};

const EVENTS: Readonly<Record<string, Known>> = {
  kafka: { field: 'url', port: 9092 },
  amqp: { field: 'url', port: 5672 },
  nats: { field: 'url', port: 4222 },
  mqtt: { field: 'url', port: 1883 },
  redis: { field: 'hostAddress', port: 6379 },
  redisStream: { field: 'hostAddress', port: 6379 },
  pulsar: { field: 'url', port: 6650 },
};

const SCHEMES: Readonly<Record<string, number>> = { http: 80, https: 443, amqps: 5671, mqtts: 8883, ssl: 8883, wss: 443, ws: 80 };

/** What a trigger calls, where its address is written. */
export function triggerEndpoints(template: unknown): Endpoint[] {
  const [[type, action]] = Object.entries(asRecord(template) ?? {}).filter(([name]) => Object.hasOwn(TRIGGERS, name)).concat([['', undefined]]);
  return endpointOf(action, TRIGGERS[type]);
}

/** What an event is fetched from, where its address is written. */
export function eventEndpoints(type: string, event: unknown): Endpoint[] {
  return Object.hasOwn(EVENTS, type) ? endpointOf(event, EVENTS[type]) : [];
}

/** Of several addresses the first one. */
function endpointOf(value: unknown, known: Known | undefined): Endpoint[] {
  const text = known === undefined ? undefined : asString(at(value, known.field));
  if (!text || isPlaceholder(text)) return [];
  const [, scheme = '', host = '', port] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#,]+)(?::(\d+))?/i.exec(text) ?? [];
  const number = port === undefined ? SCHEMES[scheme.toLowerCase()] ?? known!.port : Number(port);
  return number === undefined || host === '' ? [] : [{ port: number, behindService: /^[a-z0-9-]+$|\.svc(?:\.|$)|^[a-z0-9-]+\.[a-z0-9-]+$/i.test(host) }];
}
