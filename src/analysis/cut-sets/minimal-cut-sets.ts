import { hitOn, Thing } from './components';
import { quorum } from '../../values/raft-majority';
import { Casualties } from '../cluster/worst-case-placement';
import { busGroups } from '../effects/bus-effect';
import { stopped } from '../effects/raft-groups';
import { ClientModel, PathModel } from '../model/model';
import { PathPlacements } from '../path-placements';

/** What has no majority, no pod that can be elected, or no pod at all while these things are gone. */
export function breaks({ bus, source, sensor }: PathModel, placements: PathPlacements, things: readonly Thing[]): string[] {
  const result: string[] = [];
  const servers = placements.bus?.(hitOn('bus', things));
  if (servers) {
    const waiting = bus.placement.replicas - servers.left - servers.lost;
    const groups = [...busGroups(bus), ...sensor ? [{ name: 'the bucket of the Sensor', members: Math.min(sensor.bucketReplicas, bus.placement.replicas) }] : []];
    result.push(...groups.filter(group => servers.lost > 0 && stopped([group], waiting, servers.lost)).map(({ name }) => name));
  }
  if (source && tooFew(source, placements.source?.(hitOn('source', things)))) result.push('the EventSource');
  if (sensor && tooFew(sensor, placements.sensor?.(hitOn('sensor', things)))) result.push('the Sensor');
  return result;
}

function tooFew({ election, placement }: ClientModel, pods: Casualties | undefined): boolean {
  const needed = election.kind === 'graft' ? quorum(placement.replicas) : 1;
  return pods !== undefined && pods.lost > 0 && pods.left < needed;
}
