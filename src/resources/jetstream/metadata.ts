import { ownBusSelector } from '../../contract/bus-label';

/** Metadata of an object beside the EventBus. */
export interface ObjectMeta {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Labels of each object of a bus. */
export function ownBusLabels(bus: string): Record<string, string> {
  return { ...ownBusSelector(bus), 'app.kubernetes.io/name': 'nats', 'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha' };
}
