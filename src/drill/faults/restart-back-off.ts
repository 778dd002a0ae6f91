import { asArray, asInteger, asRecord, asString, at } from '../../values/json-values';
import { LivePod } from '../cluster/live-pods';

/** After this long without an end the kubelet forgets how often a container ended. */
const FORGOTTEN_SECONDS = 600;
/** The kubelet waits 10 s before the second start of a container, twice as long before each one that follows, and at most 5 min. */
const FIRST_SECONDS = 10;
const MOST_SECONDS = 300;

/**
 * Seconds that the kubelet may wait before it starts a process of an EventSource or Sensor again, should it end now.
 *
 * @param now in ms since 1970
 */
export function restartBackOff(pods: readonly LivePod[], now: number): number {
  const waits = pods.filter(({ part }) => part !== 'bus').flatMap(({ manifest }) => asArray(at(manifest, 'status', 'containerStatuses')) ?? []).map(status => {
    const ended = Date.parse(asString(at(status, 'lastState', 'terminated', 'finishedAt')) ?? '');
    const restarts = asInteger(asRecord(status)?.restartCount) ?? 0;
    return now - ended < FORGOTTEN_SECONDS * 1000 && restarts > 0 ? Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** (restarts - 1)) : 0;
  });
  return Math.max(0, ...waits);
}
