import { bucketStream, STREAM } from '../../argo-events/catalog/names';
import { Snapshot } from '../observe/snapshot';

/** The keeper looks every 20 s and moves a leader at its second look; a look takes a while. */
export const MOVE_TIMEOUT_SECONDS = 90;

/**
 * Leaders of the stream and of the Sensor's bucket on the server of an active Sensor, although another server has at most half as many connections of
 * active Sensors. The keeper moves them.
 */
export function leadersToMove({ bus, subscribers }: Pick<Snapshot, 'bus' | 'subscribers'>, sensor: string): string[] {
  const fewest = Math.min(...subscribers.values());
  return [STREAM, bucketStream(sensor)].flatMap(stream => {
    const server = bus.leaders.get(stream);
    const there = subscribers.get(server ?? '') ?? 0;
    return there > 0 && 2 * fewest <= there ? [`${server} leads the stream ${stream} and is the server of an active Sensor`] : [];
  });
}
