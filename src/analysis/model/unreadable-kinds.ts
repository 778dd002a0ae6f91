import { MissingFact } from './model';
import { Unreadable } from '../../lint/engine/unreadable';
import { FlowObject } from '../../manifests/manifest-object';

/** Kinds that guard pods, state or connections: where one cannot be read, no verdict is certain. */
const GUARDS: readonly string[] = [
  'PodDisruptionBudget', 'Service', 'ConfigMap', 'Job', 'CronJob', 'StatefulSet', 'DaemonSet', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding', 'NetworkPolicy',
];

const PARTS: Readonly<Record<string, MissingFact['part']>> = { EventSource: 'source', EventBus: 'bus', Sensor: 'sensor' };

/** The missing rights as facts that a verdict on this object needs. */
export function missingRights({ kind }: FlowObject, unreadable: readonly Unreadable[]): MissingFact[] {
  const part = PARTS[kind];
  // of Deployments, the keeper's
  const keeper = kind !== 'EventBus' ? [] : unreadable.filter(({ kind: unread }) => unread === 'Deployment').map(({ right }): MissingFact => ({
    part: 'bus', fact: { code: 'keeper', right }, subscriptions: true,
  }));
  if (part === undefined) return [];
  const guards = unreadable.filter(({ kind: unread }) => GUARDS.includes(unread));
  return [...keeper, ...guards.map(({ kind: unread, right }): MissingFact => ({ part, fact: { code: 'right-to-read', kind: unread, right } }))];
}
