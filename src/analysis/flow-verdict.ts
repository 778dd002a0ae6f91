import { busEffect, serversDown } from './bus-effect';
import { Failure } from './failures';
import { PodsHit } from './hit';
import { FlowModel } from './model';
import { sensorConnectionEffect, sensorEffect } from './sensor-effect';
import { sourceConnectionEffect, sourceEffect } from './source-effect';
import { Casualties, Placement, placement } from './survivors';
import { effect, together, Verdict, verdict } from './verdict';

/** The reachable placements of the three workloads of a flow. */
export interface FlowPlacements {
  readonly source: Placement;
  readonly bus: Placement;
  readonly sensor: Placement;
}

export function flowPlacements({ source, bus, sensor, cluster: { topology } }: FlowModel): FlowPlacements {
  return {
    source: placement(source.placement, topology),
    bus: placement(bus.placement, topology),
    sensor: placement(sensor.placement, topology),
  };
}

/**
 * What one failure does to a flow. The scheduler places the workloads independently of each other, so the worst
 * placements of all three can meet on one node or in one zone.
 */
export function flowVerdict(flow: FlowModel, failure: Failure, placements: FlowPlacements): Verdict {
  if (failure.manner === undefined) {
    return verdict(effect({
      steps: [{ part: 'cluster', text: 'pods, bus and election go on without it; changes of custom resources wait until it is back' }],
    }));
  }
  const { manner, where, parts } = failure;
  const hit = (part: 'source' | 'bus' | 'sensor'): PodsHit => ({ manner, where, ...casualties(placements[part], failure, parts.includes(part)) });
  const [source, bus, sensor] = [hit('source'), hit('bus'), hit('sensor')];
  const down = serversDown(flow.bus, bus);
  const hits = (part: 'source' | 'bus' | 'sensor') => parts.includes(part);
  return verdict(together(
    ...hits('bus') ? [
      busEffect(flow.bus, bus),
      sourceConnectionEffect(flow.source, bus, down, flow.bus.placement.replicas),
      sensorConnectionEffect(flow.sensor, bus, down, hits('sensor')),
    ] : [],
    ...hits('source') ? [sourceEffect(flow.source, source, flow.cluster)] : [],
    ...hits('sensor') ? [sensorEffect(flow.sensor, sensor, flow.cluster)] : [],
  ));
}

function casualties(of: Placement, { where }: Failure, hit: boolean): Casualties {
  return hit ? of(where) : { lost: 0, left: 0 };
}
