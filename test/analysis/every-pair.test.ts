import * as fc from 'fast-check';
import { anyPath } from './any-path';
import { worstOfEvery } from './every-placement';
import { PodLoss } from '../../src/analysis/cluster/worst-case-placement';
import { combinations } from '../../src/analysis/cut-sets/combinations';
import { Component, COMPONENTS, failureOf, hitOn } from '../../src/analysis/cut-sets/components';
import { PathModel, PodsModel } from '../../src/analysis/model/model';
import { pathPlacements } from '../../src/analysis/path-placements';
import { pathVerdict } from '../../src/analysis/path-verdict';
import { VERDICT_KINDS } from '../../src/analysis/verdict';

const known = new Map<string, PodLoss>();

/** Followed one by one, over all placements and all choices of what fails. */
function worst(pods: PodsModel, path: PathModel, part: 'source' | 'bus' | 'sensor', things: readonly Component[]): PodLoss {
  const { cluster: { topology } } = path;
  const key = JSON.stringify([pods.placement, topology, hitOn(part, things)]);
  if (!known.has(key)) known.set(key, worstOfEvery(pods.placement, topology, hitOn(part, things)));
  return known.get(key)!;
}

/** What breaks, counted: members that are left of each group, voters, pods. */
function broken(path: PathModel, things: readonly Component[]): string[] {
  const { bus, source, sensor } = path;
  const servers = worst(bus, path, 'bus', things);
  const members = { 'meta-group': bus.placement.replicas, 'stream': bus.streamReplicas, 'sensor-bucket': sensor!.bucketReplicas };
  const groups = Object.entries(members).filter(([name, replicas]) => {
    const size = Math.min(replicas, bus.placement.replicas);
    const down = name === 'meta-group' ? bus.placement.replicas - servers.left : servers.lost;
    return servers.lost > 0 && size - Math.min(size, down) <= size / 2;
  }).map(([name]) => name);
  const sources = worst(source!, path, 'source', things);
  const sensors = worst(sensor!, path, 'sensor', things);
  const voters = sensor!.election.kind === 'graft' ? sensor!.placement.replicas / 2 : 0;
  return [
    ...groups,
    ...sources.lost > 0 && sources.left < 1 ? ['event-source'] : [],
    ...sensors.lost > 0 && sensors.left <= voters ? ['sensor'] : [],
  ];
}

const pairsOf = (things: readonly Component[]) => things.flatMap((first, index) => things.slice(index).map(second => [first, second] as const));

test('the minimal cut sets are those that all placements, followed one by one, have', () => {
  fc.assert(fc.property(anyPath, path => {
    const singles = COMPONENTS.filter(thing => broken(path, [thing]).length > 0);
    const pairs = pairsOf(COMPONENTS.filter(thing => !singles.includes(thing)));
    const placements = pathPlacements(path);
    const found = combinations([{ model: path, placements }], failure => pathVerdict(path, failure, placements))
      .map(({ components, breaks }) => [components, breaks]);
    expect(found).toEqual([...singles.map(thing => [thing]), ...pairs].map(things => [things, broken(path, things)]));
  }), { numRuns: 200 });
});

test('a pair is never better than either of its two, and two machines that break the bus stop it', () => {
  fc.assert(fc.property(anyPath, path => {
    const placements = pathPlacements(path);
    for (const { components, breaks, verdict } of combinations([{ model: path, placements }], failure => pathVerdict(path, failure, placements))) {
      for (const thing of components) {
        const alone = pathVerdict(path, failureOf(thing), placements);
        expect(verdict.pause).toBeGreaterThanOrEqual(alone.pause);
        expect(VERDICT_KINDS.indexOf(verdict.kind)).toBeLessThanOrEqual(VERDICT_KINDS.indexOf(alone.kind));
      }
      const machines = components.every(thing => thing === 'zone' || thing === 'node');
      if (machines && (breaks.includes('meta-group') || breaks.includes('stream'))) expect(verdict.kind).toBe('stops');
      if (breaks.length === 0) expect(verdict.pause).toBeLessThan(Infinity);
    }
  }), { numRuns: 300 });
});
