import { kubectl } from './kubectl';
import { hasCluster } from './on-cluster';

/** Whether the API server of the tests serves a kind: the path of its group and version, and the kind in the plural. */
export function servesKind(group: string, plural: string): boolean {
  if (!hasCluster) return false;
  try {
    return JSON.parse(kubectl(['get', '--raw', `/apis/${group}`])).resources.some(({ name }: any) => name === plural);
  } catch {
    return false;
  }
}
