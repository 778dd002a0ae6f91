import { WorstCaseOf, memoizedWorstCases } from './cluster/worst-case-placement';
import { PathPart } from './failures';
import { PathModel, PodsModel } from './model/model';

/** The reachable placements of the workloads of a path. */
export type PathPlacements = { readonly [part in PathPart]?: WorstCaseOf };

/** `place` answers for the cluster of the path. */
export function pathPlacements({ source, bus, sensor, cluster }: PathModel, place = memoizedWorstCases(cluster.topology)): PathPlacements {
  const of = (pods: PodsModel | undefined) => pods && place(pods.placement);
  return { source: of(source), bus: bus.hasServers ? of(bus) : undefined, sensor: of(sensor) };
}
