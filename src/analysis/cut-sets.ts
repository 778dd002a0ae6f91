import { busGroups } from './bus-effect';
import { PathPart } from './failures';
import { ClientModel, PathModel } from './model';
import { PathPlacements } from './path-verdict';
import { stopped } from './quorum';
import { Casualties, Hit } from './survivors';
import { quorum } from '../quorum';

/** A least combination of failures that leaves no majority, no pod that can be elected, or no source. */
export interface CutSet {
  /** In words: one thing, or two at a time. */
  readonly things: readonly string[];
  /** What is gone then. */
  readonly breaks: readonly string[];
}

type Element = 'zone' | 'node' | `${PathPart} pod`;

const WORDS: Record<Element, string> = {
  'zone': 'a zone', 'node': 'a node', 'bus pod': 'a bus server', 'source pod': 'a source pod', 'sensor pod': 'a Sensor pod',
};
const ELEMENTS = Object.keys(WORDS) as Element[];

/** Of order 1 and 2: each pair holds no single failure that is enough by itself. */
export function cutSets(path: PathModel, placements: PathPlacements): CutSet[] {
  if (path.broken.length > 0) {
    return [];
  }
  const cut = (...things: Element[]) => ({ things, breaks: broken(path, placements, things) });
  const single = ELEMENTS.map(element => cut(element)).filter(({ breaks }) => breaks.length > 0);
  const enough = new Set(single.flatMap(({ things }) => things));
  const rest = ELEMENTS.filter(element => !enough.has(element));
  const pairs = rest.flatMap((first, index) => rest.slice(index).map(second => cut(first, second)));
  return [...single, ...pairs.filter(({ breaks }) => breaks.length > 0)].map(({ things, breaks }) => ({ things: phrase(things), breaks }));
}

function phrase([first, second]: readonly Element[]): string[] {
  if (second === undefined) return [WORDS[first]];
  return [WORDS[first], first === second ? WORDS[second].replace(/^an? /, 'another ') : WORDS[second]];
}

function broken({ bus, source, sensor }: PathModel, placements: PathPlacements, things: readonly Element[]): string[] {
  const hit = (part: PathPart): Hit => ({
    zones: things.filter(thing => thing === 'zone').length,
    nodes: things.filter(thing => thing === 'node').length,
    pods: things.filter(thing => thing === `${part} pod`).length,
  });
  const result: string[] = [];
  const servers = placements.bus?.(hit('bus'));
  if (servers) {
    const waiting = bus.placement.replicas - servers.left - servers.lost;
    const groups = [...busGroups(bus), ...sensor ? [{ name: 'the bucket of the Sensor', members: Math.min(sensor.bucketReplicas, bus.placement.replicas) }] : []];
    result.push(...groups.filter(group => servers.lost > 0 && stopped([group], waiting, servers.lost)).map(({ name }) => name));
  }
  if (source && tooFew(source, placements.source?.(hit('source')))) result.push('the EventSource');
  if (sensor && tooFew(sensor, placements.sensor?.(hit('sensor')))) result.push('the Sensor');
  return result;
}

function tooFew({ election, placement }: ClientModel, pods: Casualties | undefined): boolean {
  const needed = election.kind === 'graft' ? quorum(placement.replicas) : 1;
  return pods !== undefined && pods.lost > 0 && pods.left < needed;
}
