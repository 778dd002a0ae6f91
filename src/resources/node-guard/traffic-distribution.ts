import { compareVersions } from '../../argo-events/catalog/versions';

/** The first Kubernetes whose Services can prefer the node of the caller. */
const PREFERS_NODES = '1.34';

/** Whether Services can prefer the node of the caller, and fall back to its zone and to the others. */
export function prefersNodes(kubernetesVersion: string): boolean {
  return compareVersions(kubernetesVersion, PREFERS_NODES) >= 0;
}

/** `trafficDistribution` of a Service that prefers the node of the caller, or what the version has that comes next to it. */
export function preferNode(kubernetesVersion: string): string {
  return prefersNodes(kubernetesVersion) ? 'PreferSameNode' : 'PreferClose';
}

/** `trafficDistribution` of a Service that prefers the zone of the caller, by the name that the version does not warn of. */
export function preferZone(kubernetesVersion: string): string {
  return prefersNodes(kubernetesVersion) ? 'PreferSameZone' : 'PreferClose';
}
