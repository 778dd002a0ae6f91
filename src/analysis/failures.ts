import { BlastRadius } from './cluster/worst-case-placement';
import type { FailureMode } from './effects/impact';
import type { Part } from './verdict';

export type FailureScope = 'none' | 'pod' | 'node' | 'zone' | 'drain' | 'rollout' | 'controller' | 'subscription';

export type FailureId =
  | 'none' | 'controller' | 'consumer' | 'stuck' | 'node' | 'zone' | 'drain'
  | `pod-${PathPart | 'guard'}` | `node-${PathPart}` | `rollout-${PathPart | 'guard'}`;

/** A part of a path that has pods. */
export type PathPart = Exclude<Part, 'cluster'>;

/** One thing that fails, or is done on purpose. */
export interface Failure {
  readonly id: FailureId;
  readonly scope: FailureScope;
  /** Undefined when no pod is touched. */
  readonly mode?: FailureMode;
  readonly where: BlastRadius;
  /** Parts that it hits; all parts may have pods on the same node or in the same zone. */
  readonly parts: readonly PathPart[];
  /** Only where guards run on the nodes. */
  readonly ofNodeGuards?: true;
}

const NO_POD: BlastRadius = { zones: 0, nodes: 0, pods: 0 };
const POD: BlastRadius = { zones: 0, nodes: 0, pods: 1 };
const NODE: BlastRadius = { zones: 0, nodes: 1, pods: 0 };
const ZONE: BlastRadius = { zones: 1, nodes: 0, pods: 0 };
const ALL = ['source', 'bus', 'sensor'] as const;

/** Every single failure; which pod, node or zone of its kind it is, the worst one decides. */
export const FAILURES: readonly Failure[] = [
  { id: 'none', scope: 'none', where: NO_POD, parts: ['source', 'bus', 'sensor'] },
  { id: 'pod-source', scope: 'pod', mode: 'crash', where: POD, parts: ['source'] },
  { id: 'pod-bus', scope: 'pod', mode: 'crash', where: POD, parts: ['bus'] },
  { id: 'pod-sensor', scope: 'pod', mode: 'crash', where: POD, parts: ['sensor'] },
  { id: 'node-source', scope: 'node', mode: 'node-loss', where: NODE, parts: ['source'] },
  { id: 'node-bus', scope: 'node', mode: 'node-loss', where: NODE, parts: ['bus'] },
  { id: 'node-sensor', scope: 'node', mode: 'node-loss', where: NODE, parts: ['sensor'] },
  { id: 'node', scope: 'node', mode: 'node-loss', where: NODE, parts: ALL },
  { id: 'zone', scope: 'zone', mode: 'node-loss', where: ZONE, parts: ALL },
  { id: 'drain', scope: 'drain', mode: 'drain', where: NODE, parts: ALL },
  { id: 'rollout-source', scope: 'rollout', mode: 'rollout', where: POD, parts: ['source'] },
  { id: 'rollout-bus', scope: 'rollout', mode: 'rollout', where: POD, parts: ['bus'] },
  { id: 'rollout-sensor', scope: 'rollout', mode: 'rollout', where: POD, parts: ['sensor'] },
  { id: 'pod-guard', scope: 'pod', mode: 'crash', where: NO_POD, parts: [], ofNodeGuards: true },
  { id: 'rollout-guard', scope: 'rollout', mode: 'rollout', where: NO_POD, parts: [], ofNodeGuards: true },
  // a Sensor whose pods all run; no declaration of what a flow survives speaks of it
  { id: 'consumer', scope: 'subscription', where: NO_POD, parts: [] },
  { id: 'stuck', scope: 'subscription', where: NO_POD, parts: [] },
  { id: 'controller', scope: 'controller', where: NO_POD, parts: [] },
];

/** Whether a failure takes pods, nodes or the controller; otherwise all pods run, and a subscription is at fault. */
export function takesComponents({ scope }: Failure): boolean {
  return scope !== 'subscription';
}
