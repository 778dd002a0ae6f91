import { cordon } from './cordon';
import { eventually } from './eventually';
import { evict } from './evict';
import { get } from './kubectl';

/** Pods that `kubectl drain --ignore-daemonsets` evicts without `--force`: those that are created again on another node. */
export const isMovable = ({ metadata }: any): boolean => ['ReplicaSet', 'StatefulSet', 'Job'].includes(metadata.ownerReferences?.[0]?.kind);

/** Drains a node of the pods of one namespace of the tests, or of some of them. `kubectl drain` would evict pods of all namespaces. */
export async function drain(node: string, namespace: string, seconds = 90, some: (pod: any) => boolean = () => true): Promise<void> {
  cordon([node]);
  await eventually(seconds, () => {
    const left: any[] = get('pods', '-n', namespace, '--field-selector', `spec.nodeName=${node}`).items.filter(some);
    for (const { metadata } of left) if (!metadata.deletionTimestamp) evict(namespace, metadata.name);
    if (left.length > 0) throw new Error(`node ${node} still has ${left.map(({ metadata }) => metadata.name).join(', ')} after ${seconds} s`);
  });
}
