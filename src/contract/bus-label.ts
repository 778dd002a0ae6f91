/** Label of the pods, claims and objects of a bus whose servers the library makes. Its value is the name of the EventBus. */
export const BUS_LABEL = 'cdk8s-argo-events-ha/bus';

/** Labels of the server pods, by which Services, budget, spread and policies select them. */
export function ownBusSelector(bus: string): Record<string, string> {
  return { 'app.kubernetes.io/component': 'eventbus', [BUS_LABEL]: bus };
}
