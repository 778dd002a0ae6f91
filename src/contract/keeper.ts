/** Name of the keeper of a bus: its Deployment, ServiceAccount, Role and RoleBinding. */
export function keeperName(bus: string): string {
  return `eventbus-${bus}-keeper`;
}

const NAME_LABELS = { 'app.kubernetes.io/name': 'eventbus-keeper', 'app.kubernetes.io/managed-by': 'cdk8s-argo-events-ha' } as const;

/** Labels of the keeper's objects. */
export function keeperLabels(bus: string) {
  return { ...NAME_LABELS, 'app.kubernetes.io/instance': bus };
}

/** Environment variable that is set where the keeper watches the subscriptions of Sensors. */
export const KEEPER_SUBSCRIPTIONS = 'SUBSCRIPTIONS';

/** Environment variable that is set where the keeper moves leaders away from the servers of Sensors. */
export const KEEPER_LEADERS = 'LEADERS';
