import { Construct, IConstruct } from 'constructs';

/** Allows several policies, for an app whose charts go to several clusters. */
const SEVERAL_CLUSTERS_CONTEXT = 'cdk8s-argo-events-ha/several-clusters';

const policies = new WeakMap<IConstruct, Construct>();

/** Refuses a second policy in an app: both would act on each pod of the cluster. */
export function addPolicy(policy: Construct): void {
  const { root } = policy.node;
  const other = policies.get(root);
  if (other && root.node.tryGetContext(SEVERAL_CLUSTERS_CONTEXT) !== true) {
    throw new Error(`got a second HaPodPolicy, ${policy.node.path} beside ${other.node.path}. One policy acts on all namespaces of a cluster, and two act on each pod twice. `
      + `Allowed: one HaPodPolicy; for charts of several clusters, app.node.setContext("${SEVERAL_CLUSTERS_CONTEXT}", true)`);
  }
  policies.set(root, other ?? policy);
}

export function hasPolicy(root: IConstruct): boolean {
  return policies.has(root);
}
