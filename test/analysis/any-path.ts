import * as fc from 'fast-check';
import { published } from './path-models';
import { BusModel, PathModel, SensorModel, SourceModel } from '../../src/analysis/model/model';

const spread = fc.option(fc.record({ maxSkew: fc.constant(1), minDomains: fc.constantFrom(undefined, 1, 3) }), { nil: undefined });
const rules = (...replicas: number[]) => fc.record({
  replicas: fc.constantFrom(...replicas), onePerHost: fc.boolean(), onePerZone: fc.boolean(), zoneSpread: spread,
});
const election = fc.constantFrom<SensorModel['election']>({ kind: 'graft' }, { kind: 'lease', timings: { leaseDuration: 15, retryPeriod: 2 } });

/** Paths of few pods on few nodes, so that all their placements can be followed. */
export const anyPath: fc.Arbitrary<PathModel> = fc.record({
  zones: fc.constantFrom([1, 1], [1, 1, 1], [2, 2, 1], [1, 1, 1, 1]),
  bus: rules(3, 3, 3, 4, 1),
  streamReplicas: fc.constantFrom(3, 3, 3, 2, 1),
  bucketReplicas: fc.constantFrom(3, 3, 1),
  bucketLeaderReads: fc.constantFrom(true, true, true, false),
  source: rules(2, 2, 1),
  sensor: rules(3, 2, 1),
  election,
  guarded: fc.constantFrom(true, true, true, false),
}).map(({ zones, bus, streamReplicas, bucketReplicas, bucketLeaderReads, source, sensor, election: how, guarded }) => ({
  ...published,
  cluster: { topology: { zones }, nodeMonitorGrace: 50 },
  bus: { ...published.bus, placement: bus, streamReplicas } satisfies BusModel,
  source: { ...published.source!, placement: source, ...guarded && { busGuard: 'pod' } } satisfies SourceModel,
  sensor: {
    ...published.sensor!, placement: sensor, election: how, bucketReplicas, bucketLeaderReads, ...guarded && { busGuard: 'pod' }, nodeLossToleration: 10,
  } satisfies SensorModel,
}));
