import { Hit } from './cluster/worst-case-placement';
import { Manner } from './effects/impact';
import { Part } from './verdict';

export type FailureScope = 'none' | 'pod' | 'node' | 'zone' | 'drain' | 'rollout' | 'controller' | 'subscription';

/** A part of a path that has pods. */
export type PathPart = Exclude<Part, 'cluster'>;

/** One thing that fails, or is done on purpose. */
export interface Failure {
  readonly id: string;
  readonly scope: FailureScope;
  readonly title: string;
  /** What the title leaves open. */
  readonly about?: string;
  /** Undefined when no pod is touched. */
  readonly manner?: Manner;
  readonly where: Hit;
  /** Parts that it hits; all parts may have pods on the same node or in the same zone. */
  readonly parts: readonly PathPart[];
  /** Only where guards run on the nodes. */
  readonly ofNodeGuards?: true;
}

const NO_POD: Hit = { zones: 0, nodes: 0, pods: 0 };
const POD: Hit = { zones: 0, nodes: 0, pods: 1 };
const NODE: Hit = { zones: 0, nodes: 1, pods: 0 };
const ZONE: Hit = { zones: 1, nodes: 0, pods: 0 };
const ALONE = 'Looks at pods of this kind alone; "any node lost" adds the others that may run there.';
const WORST = 'Whichever it is: the worst one decides, with pods of all kinds on it.';
const ALL = ['source', 'bus', 'sensor'] as const;

/** Every single failure; which pod, node or zone of its kind it is, the worst one decides. */
export const FAILURES: readonly Failure[] = [
  { id: 'none', scope: 'none', title: 'nothing fails', where: NO_POD, parts: ['source', 'bus', 'sensor'] },
  { id: 'pod-source', scope: 'pod', title: 'EventSource pod ends', manner: 'crash', where: POD, parts: ['source'] },
  { id: 'pod-bus', scope: 'pod', title: 'EventBus server ends', manner: 'crash', where: POD, parts: ['bus'] },
  { id: 'pod-sensor', scope: 'pod', title: 'active Sensor pod ends', manner: 'crash', where: POD, parts: ['sensor'] },
  { id: 'node-source', scope: 'node', title: 'node of EventSource pod lost', about: ALONE, manner: 'vanish', where: NODE, parts: ['source'] },
  { id: 'node-bus', scope: 'node', title: 'node of EventBus server lost', about: ALONE, manner: 'vanish', where: NODE, parts: ['bus'] },
  { id: 'node-sensor', scope: 'node', title: 'node of active Sensor lost', about: ALONE, manner: 'vanish', where: NODE, parts: ['sensor'] },
  { id: 'node', scope: 'node', title: 'any node lost', about: WORST, manner: 'vanish', where: NODE, parts: ALL },
  { id: 'zone', scope: 'zone', title: 'any zone lost', about: WORST, manner: 'vanish', where: ZONE, parts: ALL },
  { id: 'drain', scope: 'drain', title: 'any node drained', about: WORST, manner: 'drain', where: NODE, parts: ALL },
  { id: 'rollout-source', scope: 'rollout', title: 'EventSource rolled out', manner: 'rollout', where: POD, parts: ['source'] },
  { id: 'rollout-bus', scope: 'rollout', title: 'EventBus rolled out', manner: 'rollout', where: POD, parts: ['bus'] },
  { id: 'rollout-sensor', scope: 'rollout', title: 'Sensor rolled out', manner: 'rollout', where: POD, parts: ['sensor'] },
  { id: 'pod-guard', scope: 'pod', title: 'node guard ends', manner: 'crash', where: NO_POD, parts: [], ofNodeGuards: true },
  { id: 'rollout-guard', scope: 'rollout', title: 'node guards rolled out', manner: 'rollout', where: NO_POD, parts: [], ofNodeGuards: true },
  { id: 'controller', scope: 'controller', title: 'controller lost', where: NO_POD, parts: [] },
];

/** What happens to a Sensor whose pods all run; no declaration of what a flow survives speaks of it. */
export const SUBSCRIPTION_FAILURES: readonly Failure[] = [
  { id: 'consumer', scope: 'subscription', title: 'subscription of a Sensor deleted', where: NO_POD, parts: [] },
  { id: 'stuck', scope: 'subscription', title: 'active Sensor process hangs', where: NO_POD, parts: [] },
];
