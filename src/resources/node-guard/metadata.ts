import { nodeGuardSelector } from '../../contract/node-guard-names';

export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Labels of the objects and pods of a guard. */
export function nodeGuardLabels(guard: string): Record<string, string> {
  return { ...nodeGuardSelector(guard), 'app.kubernetes.io/name': 'haproxy', 'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha' };
}
