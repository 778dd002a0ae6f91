import { BlastRadius } from '../cluster/worst-case-placement';
import { Failure, FailureId, FAILURES, PathPart } from '../failures';

/** One thing that fails by itself. */
export type Component = 'zone' | 'node' | `${PathPart}-pod`;

interface Described {
  /** The single failure of it. */
  readonly failure: FailureId;
  /** The part that a pod belongs to; undefined for what may have pods of all parts. */
  readonly part?: PathPart;
}

const DESCRIBED: Readonly<Record<Component, Described>> = {
  'zone': { failure: 'zone' },
  'node': { failure: 'node' },
  'bus-pod': { failure: 'pod-bus', part: 'bus' },
  'source-pod': { failure: 'pod-source', part: 'source' },
  'sensor-pod': { failure: 'pod-sensor', part: 'sensor' },
};

export const COMPONENTS = Object.keys(DESCRIBED) as Component[];

export function failureOf(component: Component): Failure {
  return FAILURES.find(({ id }) => id === DESCRIBED[component].failure)!;
}

export function partOf(component: Component): PathPart | undefined {
  return DESCRIBED[component].part;
}

/** What the loss of these components takes of a part. */
export function hitOn(part: PathPart, components: readonly Component[]): BlastRadius {
  const count = (component: Component) => components.filter(each => each === component).length;
  return { zones: count('zone'), nodes: count('node'), pods: count(`${part}-pod`) };
}
