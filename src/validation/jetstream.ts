import { Duration } from 'cdk8s';
import { natsSize } from '../argo-events/bus-settings';
import { ARGO_EVENTS_FLOOR, jetStreamVersion, jetStreamVersions, nearestJetStreamVersion } from '../argo-events/versions';

/** The controller makes nothing at all for a version that its configuration does not list. */
export function validateJetStreamVersion(version: string): void {
  if (jetStreamVersion(version)) return;
  throw new Error(`version: got "${version}", which Argo Events ${ARGO_EVENTS_FLOOR} does not list; the bus would never start. `
    + `Allowed: ${jetStreamVersions()!.map(known => known.version).join(', ')}; the nearest is ${nearestJetStreamVersion(version)}`);
}

/** nats-server does not start when max_payload is above its max_pending. */
const MAX_PENDING = 64 * 1024 ** 2;

/** The text goes into nats-server's configuration as it is. */
export function validateMaxPayload(maxPayload: string): void {
  const bytes = natsSize(maxPayload);
  if (bytes !== undefined && bytes > 0 && bytes <= MAX_PENDING) return;
  throw new Error(`maxPayload: got "${maxPayload}". Allowed: a number of bytes, or one with KB or MB, for example "2MB"; at most 64MB, above which nats-server does not start`);
}

/** nats-server takes 0 for its own default, of minutes. */
export function validatePingInterval(pingInterval: Duration): void {
  const ms = pingInterval.toMilliseconds();
  if (ms >= 100) return;
  throw new Error(`pingInterval: got ${ms} ms. Allowed: Duration.millis(100) or more; the default is 1 s`);
}
