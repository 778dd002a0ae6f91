import { Component, hitOn } from './components';
import { quorum } from '../../values/raft-majority';
import { PodLoss } from '../cluster/worst-case-placement';
import { BrokenPart } from '../codes/quorum-codes';
import { busGroups } from '../effects/bus-effect';
import { firstGroupWithoutQuorum } from '../effects/raft-groups';
import { ClientModel, PathModel } from '../model/model';
import { PathPlacements } from '../path-placements';

/** What has no majority, no pod that can be elected, or no pod at all while these components are lost. */
export function breaks({ bus, source, sensor }: PathModel, placements: PathPlacements, lost: readonly Component[]): BrokenPart[] {
  const result: BrokenPart[] = [];
  const servers = placements.bus?.(hitOn('bus', lost));
  if (servers) {
    const waiting = bus.placement.replicas - servers.left - servers.lost;
    const groups = [...busGroups(bus), ...sensor ? [{ code: 'sensor-bucket' as const, members: Math.min(sensor.bucketReplicas, bus.placement.replicas) }] : []];
    result.push(...groups.filter(group => servers.lost > 0 && firstGroupWithoutQuorum([group], waiting, servers.lost)).map(({ code }) => code));
  }
  if (source && tooFew(source, placements.source?.(hitOn('source', lost)))) result.push('event-source');
  if (sensor && tooFew(sensor, placements.sensor?.(hitOn('sensor', lost)))) result.push('sensor');
  return result;
}

function tooFew({ election, placement }: ClientModel, pods: PodLoss | undefined): boolean {
  const needed = election.kind === 'graft' ? quorum(placement.replicas) : 1;
  return pods !== undefined && pods.lost > 0 && pods.left < needed;
}
