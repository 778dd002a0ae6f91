import { Failure, FailureId } from '../analysis/failures';

export const FAILURE_TITLES: Readonly<Record<FailureId, string>> = {
  'none': 'nothing fails',
  'pod-source': 'EventSource pod ends',
  'pod-bus': 'EventBus server ends',
  'pod-sensor': 'active Sensor pod ends',
  'node-source': 'node of EventSource pod lost',
  'node-bus': 'node of EventBus server lost',
  'node-sensor': 'node of active Sensor lost',
  'node': 'any node lost',
  'zone': 'any zone lost',
  'drain': 'any node drained',
  'rollout-source': 'EventSource rolled out',
  'rollout-bus': 'EventBus rolled out',
  'rollout-sensor': 'Sensor rolled out',
  'pod-guard': 'node guard ends',
  'rollout-guard': 'node guards rolled out',
  'consumer': 'subscription deleted',
  'stuck': 'active Sensor hangs',
  'controller': 'controller lost',
};

/** What the title leaves open. */
export function aboutFailure({ id, scope, parts }: Failure): string | undefined {
  if (id === 'consumer') return 'The JetStream consumer of a trigger is deleted, while all pods run.';
  if (id === 'stuck') return 'The process of the active Sensor pod stops, and its connections stay open.';
  if (scope === 'node' && parts.length === 1) return 'Looks at pods of this kind alone; "any node lost" adds the others that may run there.';
  return scope === 'node' || scope === 'zone' || scope === 'drain' ? 'The worst case decides, with pods of all kinds in that place.' : undefined;
}

export function listTitles(failures: readonly Pick<Failure, 'id'>[], separator = ', '): string {
  return failures.map(({ id }) => FAILURE_TITLES[id]).join(separator);
}
