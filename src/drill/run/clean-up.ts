import { DEFAULT_EVENT_BUS } from '../../argo-events/catalog/names';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { clear, Clearing } from '../canary/canary-deployment';
import { CORDONED_ANNOTATION, DRILL } from '../canary/names';
import { isTemporary } from '../canary/owner';
import { Cluster, ifReadable } from '../cluster/cluster';
import { NodeHooks } from '../cluster/node-hooks';
import { readJournal, uncordon } from '../faults/journal';

export interface CleanUpParts {
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly hooks?: NodeHooks;
  readonly say: (line: string) => void;
}

/** Restores what a drill left that was cut off; gives what it could not. */
export async function cleanUp({ cluster, namespace, hooks, say }: CleanUpParts): Promise<string[]> {
  const owner = await cluster.get('configmaps', DRILL);
  const { cordoned, off } = owner === undefined ? { cordoned: [], off: [] } : readJournal(owner);
  const marked = (await ifReadable(cluster.list('nodes')) ?? [])
    .filter(node => at(node, 'metadata', 'annotations', CORDONED_ANNOTATION) === namespace)
    .map(node => asString(at(node, 'metadata', 'name')) ?? '');
  for (const node of new Set([...cordoned, ...marked])) {
    if (await uncordon(cluster, node, namespace)) say(`uncordoned ${node}`);
  }
  // a command that is written in the cluster is not run: only the user's own
  if (off.length > 0 && hooks === undefined) {
    return [`the nodes ${off.join(', ')} were turned off. Turn them on, or give the commands again: --node-off '...' --node-on '...'`];
  }
  for (const node of off) {
    await hooks!.on(node);
    say(`turned on ${node}`);
  }
  if (isTemporary(await cluster.get('namespaces', namespace))) {
    for (const resource of ['sensors.argoproj.io', 'eventsources.argoproj.io', 'eventbus.argoproj.io'] as const) {
      for (const object of await cluster.list(resource)) await cluster.remove(resource, asString(at(object, 'metadata', 'name'))!, { wait: true });
    }
    await cluster.remove('namespaces', namespace, { wait: true });
    say(`deleted the namespace ${namespace}, which the drill had made`);
  } else if (owner !== undefined) {
    const canary = await deployedCanary(cluster);
    if (canary === undefined) await cluster.remove('configmaps', DRILL);
    else await clear({ cluster, namespace, canary, temporary: false, say });
    say('deleted the canary');
  } else {
    say('nothing of a drill was left');
  }
  return [];
}

/** The flow that the owner owns; undefined when the drill had not come so far. */
async function deployedCanary(cluster: Cluster): Promise<Clearing['canary'] | undefined> {
  const [sources, sensors, buses] = await Promise.all((['eventsources.argoproj.io', 'sensors.argoproj.io', 'eventbus.argoproj.io'] as const)
    .map(async resource => (await cluster.list(resource)).filter(isOwned)));
  const name = (object: Json) => asString(at(object, 'metadata', 'name')) ?? '';
  if (sources.length === 0 || sensors.length === 0) return undefined;
  const bus = asString(at(sensors[0], 'spec', 'eventBusName')) || DEFAULT_EVENT_BUS;
  return { names: { source: name(sources[0]), bus, sensor: name(sensors[0]) }, ownsBus: buses.length > 0 };
}

function isOwned(object: Json): boolean {
  const owners = (asArray(at(object, 'metadata', 'ownerReferences')) ?? []).map(asRecord);
  return owners.some(owner => owner?.kind === 'ConfigMap' && owner.name === DRILL);
}
