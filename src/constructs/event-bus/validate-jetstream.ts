import { Duration } from 'cdk8s';
import { natsSize } from '../../argo-events/nats/bus-settings';

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
