import { Amount, known, unknown } from './amount';
import { objectName } from './gap';
import { Item } from './item';
import { templateItems } from './template-items';
import { Facts } from '../flow/facts';
import { NodeGuard } from '../flow/node-guards';

/** Nodes that every Linux node of a cluster is. */
const ALL_NODES = ['kubernetes.io/os=linux', 'beta.kubernetes.io/os=linux'];

/** One pod a node. */
export function nodeGuardItems(guard: NodeGuard, facts: Facts): Item[] {
  return templateItems({ object: guard.object, pods: nodesOf(guard, facts), role: () => 'node-guard' });
}

function nodesOf({ object, nodeSelector }: NodeGuard, { nodes }: Facts): Amount {
  const everywhere = Object.entries(nodeSelector).every(([label, value]) => ALL_NODES.includes(`${label}=${value}`));
  if (!everywhere) return unknown({ code: 'some-nodes', object: objectName(object) });
  return nodes === undefined ? unknown({ code: 'nodes', object: objectName(object) }) : known(nodes);
}
