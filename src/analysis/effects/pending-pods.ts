import { busGroups } from './bus-effect';
import { quorum } from '../../values/raft-majority';
import { field, Remedy, RemedyTarget } from '../codes/remedy';
import { PathPart } from '../failures';
import { busField } from '../model/bus-fields';
import { ClientModel, PathModel } from '../model/model';
import { PathPlacements } from '../path-placements';
import { hasQuorum } from './raft-groups';
import { PlacementOccurrence } from '../codes/occurrence';
import { Effect, effect, mergeParallel, Part, Step } from '../verdict';

const CLIENT = field('spec', 'template', 'affinity');

/** Pods that find no node stay pending; what that leaves while nothing fails. */
export function pendingPodsEffect({ bus, source, sensor }: PathModel, placements: PathPlacements): Effect {
  const pending = (part: PathPart, replicas: number) => {
    const placed = placements[part]?.({ zones: 0, nodes: 0, pods: 0 }).left ?? replicas;
    return replicas - placed;
  };
  return mergeParallel(
    pendingServers(bus, pending('bus', bus.placement.replicas)),
    ...source ? [pendingClients('source', source, pending('source', source.placement.replicas))] : [],
    ...sensor ? [pendingClients('sensor', sensor, pending('sensor', sensor.placement.replicas))] : [],
  );
}

function pendingServers(bus: PathModel['bus'], pending: number): Effect {
  const { placement: { replicas } } = bus;
  const [all, stream] = busGroups(bus);
  const runs = hasQuorum(all, pending) && replicas - pending >= (stream?.members ?? 0);
  const target = busField(bus, 'affinity');
  if (runs || !bus.hasServers) return staysPending('bus', replicas, pending, target);
  const group = hasQuorum(all, pending) ? stream : all;
  const found: PlacementOccurrence = { code: 'pods-find-no-node', workload: 'servers', pending, replicas };
  return stops('bus', target, found, { group: group.code, members: group.members });
}

function pendingClients(part: PathPart, { placement: { replicas }, election }: ClientModel, pending: number): Effect {
  const needed = election.kind === 'graft' ? quorum(replicas) : 1;
  if (replicas - pending >= needed) return staysPending(part, replicas, pending, CLIENT);
  return stops(part, CLIENT, { code: 'pods-find-no-node', workload: 'pods', pending, replicas }, { needed });
}

function stops(part: Part, target: RemedyTarget, cause: PlacementOccurrence, tooFewFor: PlacementOccurrence['tooFewFor']): Effect {
  const steps: Step[] = [{ part, occurrence: { ...cause, tooFewFor }, seconds: Infinity }];
  return effect({ pause: Infinity, cause, steps, remedies: [remedy(part, target)] });
}

function staysPending(part: Part, replicas: number, pending: number, target: RemedyTarget): Effect {
  return pending === 0 ? effect() : effect({ notes: [{ code: 'pods-stay-pending', part, pending, replicas }], remedies: [remedy(part, target)] });
}

function remedy(part: Part, target: RemedyTarget): Remedy {
  return { part, target, code: 'limit-pods-to-domains' };
}
