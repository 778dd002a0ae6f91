/** Name of the bus when a CR gives none in `spec.eventBusName`. */
export const DEFAULT_EVENT_BUS = 'default';

/** The one JetStream stream of a bus. */
export const STREAM = 'default';

/** Names of the objects that the controller makes for a native JetStream bus. */
export function busNames(bus: string) {
  const statefulSet = `eventbus-${bus}-js`;
  return {
    statefulSet,
    service: `${statefulSet}-svc`,
    configMap: `${statefulSet}-config`,
    serverSecret: `${statefulSet}-server`,
    clientSecret: `${statefulSet}-client-auth`,
    volumeClaimTemplate: `${statefulSet}-vol`,
  };
}

/** Pod of a bus server. */
export function busPod(bus: string, ordinal: number): string {
  return `${busNames(bus).statefulSet}-${ordinal}`;
}

/** The name that clients connect to; the server's certificate is valid for it and for it plus `.cluster.local`, for nothing shorter. */
export function busHost(bus: string, namespace: string): string {
  return `${busNames(bus).service}.${namespace}.svc`;
}

/** Stable DNS name of one bus server. */
export function busServerHost(bus: string, namespace: string, ordinal: number): string {
  return `${busPod(bus, ordinal)}.${busHost(bus, namespace)}`;
}

/** Prefix of the Deployment's name; the API server adds a random suffix, so nothing may refer to a Deployment by name. */
export function eventSourceGenerateName(eventSource: string): string {
  return `${eventSource}-eventsource-`;
}

/** See {@link eventSourceGenerateName}. */
export function sensorGenerateName(sensor: string): string {
  return `${sensor}-sensor-`;
}

/** Service that the controller makes of `spec.service`. */
export function eventSourceService(eventSource: string): string {
  return `${eventSource}-eventsource-svc`;
}

/** Lease of an elected EventSource, in its namespace. */
export function eventSourceLease(eventSource: string): string {
  return `eventsource-${eventSource}`;
}

/** Lease of a Sensor, in its namespace. */
export function sensorLease(sensor: string): string {
  return `sensor-${sensor}`;
}

/** JetStream key-value bucket with a Sensor's state: the bucket has the Sensor's name, its stream this one. */
export function bucketStream(sensor: string): string {
  return `KV_${sensor}`;
}

/** Subject under which an event is published. */
export function eventSubject(eventSource: string, event: string): string {
  return `${STREAM}.${eventSource}.${event}`;
}

/** Durable consumer on the stream `default`, one for each dependency of each trigger. The namespace is not part of it. */
export function durableConsumer(sensor: string, trigger: string, dependency: string): string {
  return `group-${fnv32a(`${sensor}-${trigger}-${dependency}`)}`;
}

/** FNV-1a, 32 bits, of the UTF-8 bytes, as an unsigned decimal. */
export function fnv32a(text: string): string {
  /* eslint-disable no-bitwise */
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString();
}
