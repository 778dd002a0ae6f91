import { Facts } from './facts';
import { asRecords, asString, at, Json } from '../values/json-values';

/** The facts that Node objects give: the nodes that take pods without a toleration, and their zones. */
export function nodeFacts(nodes: readonly Json[]): Pick<Facts, 'nodes' | 'zones'> {
  const usable = nodes.filter(takesPods);
  const zones = new Set(usable.flatMap(node => asString(at(node, 'metadata', 'labels', 'topology.kubernetes.io/zone')) ?? []));
  return { nodes: usable.length, zones: Math.max(1, zones.size) };
}

function takesPods(node: Json): boolean {
  return at(node, 'spec', 'unschedulable') !== true && repellingTaints(node).length === 0;
}

/** Taints that keep pods without a toleration away. */
export function repellingTaints(node: Json): Json[] {
  return asRecords(at(node, 'spec', 'taints')).filter(({ effect }) => effect === 'NoSchedule' || effect === 'NoExecute');
}
