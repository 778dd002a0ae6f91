import { BUS_GUARD_CONTAINER } from '../../contract/guard-names';
import { REBALANCE_QUIET_SECONDS, REBALANCE_SPREAD_SECONDS } from '../../resources/bus-guard/rebalance';
import { asArray, asString, at } from '../../values/json-values';
import { GuardPod, LivePod } from '../cluster/live-pods';
import { Snapshot } from '../observe/snapshot';

/** How long it takes until guards have led all clients back to the servers in their zones, with something over for the looks. */
export const REBALANCE_TIMEOUT_SECONDS = REBALANCE_QUIET_SECONDS + REBALANCE_SPREAD_SECONDS + 30;

/**
 * Pods with a guard, and node guards, that are connected to a server in another zone, although their zone has one, since that one was away. The guard
 * soon leads them back. Node guards leave the first server of a bus without clients. A node or zone that were lost before would cut off more of them than
 * later.
 */
export function misplacedConnections({ pods, guardPods, attached, nodes }: Pick<Snapshot, 'pods' | 'guardPods' | 'attached' | 'nodes'>): string[] {
  const zoneOf = (pod: GuardPod | undefined) => nodes.find(({ name }) => name === pod?.node)?.zone;
  const servers = pods.filter(({ part }) => part === 'bus');
  const misplaced = (guards: readonly GuardPod[], open: readonly LivePod[]) => [...attached].flatMap(([server, clients]) => {
    const there = zoneOf(servers.find(({ name }) => name === server));
    const hasServer = (zone: string | undefined) => zone !== undefined && open.some(each => zoneOf(each) === zone);
    return guards
      .filter(pod => clients.includes(pod.name) && there !== undefined && zoneOf(pod) !== there && hasServer(zoneOf(pod)))
      .map(({ name }) => `${name} is still connected to ${server}, which is not in its zone`);
  });
  const isFirst = ({ name }: LivePod) => name.endsWith('-0');
  const atFirst = guardPods.flatMap(({ name }) => servers
    .filter(server => isFirst(server) && servers.length > 1 && attached.get(server.name)?.includes(name))
    .map(server => `${name} is still connected to ${server.name}, which node guards use only while no other server is up`));
  return [...misplaced(pods.filter(guarded), servers), ...misplaced(guardPods, servers.filter(server => !isFirst(server))), ...atFirst];
}

function guarded({ manifest }: LivePod): boolean {
  return (asArray(at(manifest, 'spec', 'initContainers')) ?? []).some(container => asString(at(container, 'name')) === BUS_GUARD_CONTAINER);
}
