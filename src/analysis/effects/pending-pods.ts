import { busGroups } from './bus-effect';
import { quorum } from '../../values/raft-majority';
import { busField } from '../model/bus-fields';
import { ClientModel, PathModel } from '../model/model';
import { PathPlacements } from '../path-placements';
import { hasQuorum } from './raft-groups';
import { Effect, effect, Part, together } from '../verdict';

/** Pods that find no node wait for ever; what that leaves while nothing fails. */
export function baselineEffect({ bus, source, sensor }: PathModel, placements: PathPlacements): Effect {
  const waiting = (part: 'source' | 'bus' | 'sensor', replicas: number) => {
    const placed = placements[part]?.({ zones: 0, nodes: 0, pods: 0 }).left ?? replicas;
    return replicas - placed;
  };
  return together(
    busWaiting(bus, waiting('bus', bus.placement.replicas)),
    ...source ? [clientWaiting('source', source, waiting('source', source.placement.replicas))] : [],
    ...sensor ? [clientWaiting('sensor', sensor, waiting('sensor', sensor.placement.replicas))] : [],
  );
}

function busWaiting(bus: PathModel['bus'], count: number): Effect {
  const [all, stream] = busGroups(bus);
  const runs = hasQuorum(all, count) && bus.placement.replicas - count >= (stream?.members ?? 0);
  return runs || !bus.hasServers ? waits('bus', bus.placement.replicas, count, busField(bus, 'affinity')) : effect({
    pause: Infinity,
    why: `${count} of ${bus.placement.replicas} servers may find no node`,
    steps: [{ part: 'bus', text: `${count} of ${bus.placement.replicas} servers may find no node: too few for ${hasQuorum(all, count) ? `a stream of ${stream.members}` : all.name}`, seconds: Infinity }],
    fixes: [placeFix(busField(bus, 'affinity'), 'bus')],
  });
}

function clientWaiting(part: Part, { placement: { replicas }, election }: ClientModel, count: number): Effect {
  const needed = election.kind === 'graft' ? quorum(replicas) : 1;
  return replicas - count >= needed ? waits(part, replicas, count) : effect({
    pause: Infinity,
    why: `${count} of ${replicas} pods may find no node`,
    steps: [{ part, text: `${count} of ${replicas} pods may find no node, and ${needed} are needed`, seconds: Infinity }],
    fixes: [placeFix(CLIENT, part)],
  });
}

function waits(part: Part, replicas: number, count: number, field = CLIENT): Effect {
  return count === 0 ? effect() : effect({ notes: [`${part}: ${count} of ${replicas} pods may find no node and wait for ever`], fixes: [placeFix(field, part)] });
}

const CLIENT = 'spec.template.affinity';

function placeFix(field: string, part: Part) {
  return { part, field, change: 'no more pods than the required anti-affinity or spread has zones and nodes for' };
}
