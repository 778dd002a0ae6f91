import { declared } from './declared';
import { LiveCluster } from './read-cluster';
import { asArray, at, Json } from '../values/json-values';

/** Made in each namespace by Kubernetes itself. */
const OF_KUBERNETES = ['ServiceAccount default', 'ConfigMap kube-root-ca.crt', 'Service kubernetes'];

/** The manifests of what people declared: without objects that another object owns, as those that the controllers of Argo Events make. */
export function declaredObjects({ objects }: Pick<LiveCluster, 'objects'>): Json[] {
  return objects
    .filter(({ kind, metadata }) => (asArray(at(metadata, 'ownerReferences')) ?? []).length === 0 && !OF_KUBERNETES.includes(`${String(kind)} ${String(at(metadata, 'name'))}`))
    .map(declared);
}
