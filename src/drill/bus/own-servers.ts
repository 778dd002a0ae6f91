import { BUS_LABEL } from '../../contract/bus-label';
import { ownBusNames } from '../../resources/jetstream/names';
import { asString, at, Json } from '../../values/json-values';
import { Cluster } from '../cluster/cluster';

/** The StatefulSet that an HaEventBus makes for a bus of own servers. */
export function isServersOf(bus: string, statefulSet: Json | undefined): boolean {
  return asString(at(statefulSet, 'metadata', 'name')) === ownBusNames(bus).statefulSet
    && asString(at(statefulSet, 'spec', 'template', 'metadata', 'labels', BUS_LABEL)) === bus;
}

/** The same in the cluster; undefined for another bus. */
export async function ownServersOf(cluster: Cluster, bus: string): Promise<Json | undefined> {
  const found = await cluster.get('statefulsets.apps', ownBusNames(bus).statefulSet);
  return isServersOf(bus, found) ? found : undefined;
}
