/** Label of the pods, claims and objects of a bus whose servers the library makes. Its value is the name of the EventBus. */
export const BUS_LABEL = 'cdk8s-argo-events-ha/bus';
