import { Duration } from 'cdk8s';
import { ARGO_EVENTS_FLOOR, compareVersions, jetStreamVersion, JetStreamVersion, jetStreamVersions } from '../../argo-events/catalog/versions';
import { natsSize } from '../../argo-events/nats/bus-settings';

/** The first nats-server that knows `sync_interval`; older ones do not start with it. */
const FIRST_WITH_SYNC = '2.10.0';

/** The controller makes nothing at all for a version that its configuration does not list. */
export function validateJetStreamVersion(version: string): void {
  const listed = jetStreamVersion(version);
  if (listed && knowsSync(listed)) return;
  throw new Error(`version: got "${version}", ${listed ? `which does not know sync_interval, that nats-server has since ${FIRST_WITH_SYNC}` : `which Argo Events ${ARGO_EVENTS_FLOOR} does not list`}; `
    + `the bus would never start. Allowed: ${jetStreamVersions()!.filter(knowsSync).map(known => known.version).join(', ')}`);
}

function knowsSync({ natsImage }: JetStreamVersion): boolean {
  return compareVersions(natsImage, FIRST_WITH_SYNC) >= 0;
}

/** nats-server does not start when max_payload is above its max_pending. */
const MAX_PENDING = 64 * 1024 ** 2;

/** What an event carries beside its data would not fit into less. */
const SMALLEST_PAYLOAD = 1024;

/** The text goes into nats-server's configuration as it is. */
export function validateMaxPayload(maxPayload: string): void {
  const bytes = natsSize(maxPayload);
  if (bytes !== undefined && bytes >= SMALLEST_PAYLOAD && bytes <= MAX_PENDING) return;
  throw new Error(`maxPayload: got "${maxPayload}". Allowed: a number of bytes, or one with KB or MB, for example "2MB"; at least 1KB, and at most 64MB, above which nats-server does not start`);
}

/** nats-server takes 0 for its own default, of minutes. */
export function validatePingInterval(pingInterval: Duration): void {
  const ms = pingInterval.toMilliseconds();
  if (ms >= 100) return;
  throw new Error(`pingInterval: got ${ms} ms. Allowed: Duration.millis(100) or more; the default is 1 s`);
}
