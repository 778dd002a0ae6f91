/** Context key that turns off what the constructs look at in the app when it is synthesized. */
export const CHECK_SURVIVES = 'cdk8s-argo-events-ha/check-survives';
