import * as fc from 'fast-check';
import { everyPlacement } from './every-placement';
import { published } from './path-models';
import { failuresWithin, survived } from '../../src/analysis/declared';
import { BusModel, PathModel, SensorModel, SourceModel } from '../../src/analysis/model';
import { pathPlacements, pathVerdict } from '../../src/analysis/path-verdict';
import { PlacementRules } from '../../src/analysis/placement';

const spread = fc.option(fc.record({ maxSkew: fc.constant(1), minDomains: fc.constantFrom(undefined, 1, 3) }), { nil: undefined });
const rules = (...replicas: number[]) => fc.record({
  replicas: fc.constantFrom(...replicas), onePerHost: fc.boolean(), onePerZone: fc.boolean(), zoneSpread: spread,
});
const election = fc.constantFrom<SensorModel['election']>({ kind: 'graft' }, { kind: 'lease', timings: { leaseDuration: 15, retryPeriod: 2 } });

const paths: fc.Arbitrary<PathModel> = fc.record({
  zones: fc.constantFrom([1, 1], [1, 1, 1], [2, 2, 1], [1, 1, 1, 1]),
  bus: rules(3, 3, 3, 4, 1),
  streamReplicas: fc.constantFrom(3, 3, 3, 2, 1),
  bucketReplicas: fc.constantFrom(3, 3, 1),
  source: rules(2, 2, 1),
  sensor: rules(3, 2, 1),
  election,
  guarded: fc.constantFrom(true, true, true, false),
}).map(({ zones, bus, streamReplicas, bucketReplicas, source, sensor, election: how, guarded }) => ({
  ...published,
  cluster: { topology: { zones }, nodeMonitorGrace: 50 },
  bus: { ...published.bus, placement: bus, streamReplicas } satisfies BusModel,
  source: { ...published.source!, placement: source, busGuard: guarded } satisfies SourceModel,
  sensor: { ...published.sensor!, placement: sensor, election: how, bucketReplicas, busGuard: guarded, nodeLossToleration: 10 } satisfies SensorModel,
}));

/** Members left when the worst node, or zone, of any placement is gone; counted one by one. */
function fewestLeft(placement: PlacementRules, zones: readonly number[], domain: 'NODE' | 'ZONE'): number {
  return Math.min(...everyPlacement(placement, { zones }).flatMap(nodes => nodes.map((node, index) =>
    nodes.filter((other, at) => domain === 'NODE' ? at !== index : other.zone !== node.zone).reduce((sum, { pods }) => sum + pods, 0))));
}

test.each(['NODE', 'ZONE'] as const)('what is said to survive a %s keeps every majority, an active pod and a source in all placements', domain => {
  let held = 0;
  fc.assert(fc.property(paths, path => {
    const placements = pathPlacements(path);
    if (!failuresWithin(domain).every(failure => survived(pathVerdict(path, failure, placements)))) {
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
