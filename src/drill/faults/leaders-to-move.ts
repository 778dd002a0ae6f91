import { bucketStream, STREAM } from '../../argo-events/catalog/names';
import { Snapshot } from '../observe/snapshot';

/** The keeper looks every 20 s and moves a leader at its second look; a look takes a while. */
export const MOVE_TIMEOUT_SECONDS = 90;

/**
 * Leaders of the stream and of the Sensor's bucket on a server of Sensors, although another server has at most half as many connections of Sensors. The
 * keeper moves them.
 */
export function leadersToMove({ bus, sensorsAt }: Pick<Snapshot, 'bus' | 'sensorsAt'>, sensor: string): string[] {
  const fewest = Math.min(...sensorsAt.values());
  return [STREAM, bucketStream(sensor)].flatMap(stream => {
    const server = bus.leaders.get(stream);
    const there = sensorsAt.get(server ?? '') ?? 0;
    return there > 0 && 2 * fewest <= there ? [`${server} leads the stream ${stream} and is a server of Sensors`] : [];
  });
}
