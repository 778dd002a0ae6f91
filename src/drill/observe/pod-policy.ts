import { isPodPolicy } from '../../flow/control-plane';
import { Facts } from '../../flow/facts';
import { podPolicyIn } from '../../flow/pod-policy-reach';
import { loadManifests } from '../../manifests/load-manifests';
import { FlowObject } from '../../manifests/manifest-object';
import { temporaryNamespace } from '../canary/owner';
import { Cluster, ifReadable } from '../cluster/cluster';

/** What a cluster says of the pod policy. */
export interface PolicyOfCluster {
  readonly objects: readonly FlowObject[];
  /** A MutatingAdmissionPolicy is there that may act on pods of the namespace. */
  readonly mayAct: boolean;
  /** It does so. Otherwise that is unknown, since another engine may do its work. */
  readonly acts: boolean;
}

/** Reads the policies, and what they select. A namespace that is not there yet has the labels of {@link temporaryNamespace}. */
export async function readPodPolicy(cluster: Cluster, namespace: string, given: Facts): Promise<PolicyOfCluster> {
  const [policies, bindings, existing] = await Promise.all([
    ifReadable(cluster.list('mutatingadmissionpolicies.admissionregistration.k8s.io')),
    ifReadable(cluster.list('mutatingadmissionpolicybindings.admissionregistration.k8s.io')),
    ifReadable(cluster.get('namespaces', namespace)),
  ]);
  const { objects } = loadManifests([{ file: 'cluster', text: JSON.stringify([...policies ?? [], ...bindings ?? [], existing ?? temporaryNamespace(namespace)]) }]);
  const complete = new Set(bindings === undefined ? [] : ['MutatingAdmissionPolicyBinding']);
  const podPolicies = objects.filter(isPodPolicy);
  const acts = podPolicyIn({ objects, complete, podPolicies }, given, namespace);
  return { objects: objects.filter(({ kind }) => kind !== 'Namespace'), mayAct: acts ?? podPolicies.length > 0, acts: acts === true };
}
