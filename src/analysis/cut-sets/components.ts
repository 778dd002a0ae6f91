import { Hit } from '../cluster/worst-case-placement';
import { Failure, FAILURES, PathPart } from '../failures';

/** One thing that fails by itself. */
export type Thing = 'zone' | 'node' | `${PathPart} pod`;

export const THING_NAMES: Readonly<Record<Thing, string>> = {
  'zone': 'zone', 'node': 'node', 'bus pod': 'bus server', 'source pod': 'source pod', 'sensor pod': 'Sensor pod',
};
export const THINGS = Object.keys(THING_NAMES) as Thing[];

const FAILURE_IDS: Readonly<Record<Thing, string>> = {
  'zone': 'zone', 'node': 'node', 'bus pod': 'pod-bus', 'source pod': 'pod-source', 'sensor pod': 'pod-sensor',
};

/** The single failure of a thing. */
export function failureOf(thing: Thing): Failure {
  return FAILURES.find(({ id }) => id === FAILURE_IDS[thing])!;
}

/** The part that a pod belongs to; undefined for what may have pods of all parts. */
export function partOf(thing: Thing): PathPart | undefined {
  return thing === 'zone' || thing === 'node' ? undefined : thing.split(' ')[0] as PathPart;
}

/** What these things take of a part. */
export function hitOn(part: PathPart, things: readonly Thing[]): Hit {
  const count = (thing: Thing) => things.filter(each => each === thing).length;
  return { zones: count('zone'), nodes: count('node'), pods: count(`${part} pod`) };
}

/** `a node`, `another node`. */
export function withArticles(things: readonly Thing[]): string[] {
  return things.map((thing, index) => `${things.indexOf(thing) < index ? 'another' : 'a'} ${THING_NAMES[thing]}`);
}

/** `node and node`. */
export function together(things: readonly Thing[]): string {
  return things.map(thing => THING_NAMES[thing]).join(' and ');
}
