import * as fc from 'fast-check';
import { anyPath } from './any-path';
import { everyPlacement } from './every-placement';
import { PlacementRules } from '../../src/analysis/cluster/placement';
import { FAILURES } from '../../src/analysis/failures';
import { pathPlacements } from '../../src/analysis/path-placements';
import { pathVerdict } from '../../src/analysis/path-verdict';
import { failuresWithin, survived } from '../../src/analysis/survival-target';
import { FailureDomain } from '../../src/contract/failure-domain';

/** Members left when the worst node, or zone, of any placement is gone; counted one by one. */
function fewestLeft(placement: PlacementRules, zones: readonly number[], domain: FailureDomain.NODE | FailureDomain.ZONE): number {
  return Math.min(...everyPlacement(placement, { zones }).flatMap(nodes => nodes.map((node, index) =>
    nodes.filter((other, at) => domain === FailureDomain.NODE ? at !== index : other.zone !== node.zone).reduce((sum, { pods }) => sum + pods, 0))));
}

test.each([FailureDomain.NODE, FailureDomain.ZONE] as const)('what is said to survive a %s keeps every majority, an active pod and a source in all placements', domain => {
  let held = 0;
  fc.assert(fc.property(anyPath, path => {
    const placements = pathPlacements(path);
    if (!failuresWithin(domain, FAILURES).every(failure => survived(pathVerdict(path, failure, placements)))) {
      return;
    }
    held++;
    const { cluster: { topology: { zones } }, bus, source, sensor } = path;
    const down = bus.placement.replicas - fewestLeft(bus.placement, zones, domain);
    for (const replicas of [bus.placement.replicas, bus.streamReplicas, sensor!.bucketReplicas]) {
      const members = Math.min(replicas, bus.placement.replicas);
      expect(members - Math.min(members, down)).toBeGreaterThan(members / 2);
    }
    const active = fewestLeft(sensor!.placement, zones, domain);
    expect(active).toBeGreaterThan(sensor!.election.kind === 'graft' ? sensor!.placement.replicas / 2 : 0);
    expect(fewestLeft(source!.placement, zones, domain)).toBeGreaterThan(0);
  }), { numRuns: 1000 });
  expect(held).toBeGreaterThan(10);
});
