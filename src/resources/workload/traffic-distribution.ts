import { KubernetesFeatures, kubernetesHas } from '../../argo-events/catalog/kubernetes-features';

/** Whether Services can prefer the node of the caller, and fall back to its zone and to the others. */
export function prefersNodes(kubernetesVersion: string): boolean {
  return kubernetesHas(kubernetesVersion, KubernetesFeatures.PREFER_SAME);
}

/** `trafficDistribution` of a Service that prefers the node of the caller, or what the version has that comes next to it. */
export function preferNode(kubernetesVersion: string): string | undefined {
  return prefersNodes(kubernetesVersion) ? 'PreferSameNode' : preferZone(kubernetesVersion);
}

/** `trafficDistribution` of a Service that prefers the zone of the caller, by the name that the version does not warn of; undefined where it has none. */
export function preferZone(kubernetesVersion: string | undefined): string | undefined {
  // every version since 1.31 takes it, and from 1.34 on with a warning
  if (kubernetesVersion === undefined) return 'PreferClose';
  if (!kubernetesHas(kubernetesVersion, KubernetesFeatures.TRAFFIC_DISTRIBUTION)) return undefined;
  return prefersNodes(kubernetesVersion) ? 'PreferSameZone' : 'PreferClose';
}
