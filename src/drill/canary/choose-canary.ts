import { Canary, canaryOf } from './canary';
import { defaultCanary, ExistingBus } from './default-canary';
import { FailureDomain } from '../../contract/failure-domain';
import { busGuardConfigName } from '../../contract/guard-names';
import { UsageError } from '../../contract/usage-error';
import { buildFlow } from '../../flow/build-flow';
import { Bus } from '../../flow/flow';
import { loadManifests } from '../../manifests/load-manifests';
import { ownBusNames } from '../../resources/jetstream/names';
import { at, Json } from '../../values/json-values';
import { busAccess } from '../bus/bus-access';
import { ownServersOf } from '../bus/own-servers';
import { Cluster } from '../cluster/cluster';
import { readPodPolicy } from '../observe/pod-policy';
import { DrillOptions } from '../run/options';

/** The user's own canary, or one made with the constructs for the bus that is there or comes with it. */
export async function chooseCanary(cluster: Cluster, options: DrillOptions): Promise<Canary> {
  const { namespace, bus: name, canary, temporary, survives, storageClass, runtime } = options;
  // also tells, before anything is made, whether the cluster knows Argo Events
  const bus = await cluster.get('eventbus.argoproj.io', name);
  if (canary !== undefined) {
    const given = canaryOf(canary, namespace);
    const own = given.objects.find(({ kind }) => kind === 'EventBus');
    const { names } = given;
    const used = own ?? (temporary ? undefined : await cluster.get('eventbus.argoproj.io', names.bus));
    if (used === undefined) throw new UsageError(`the canary uses the EventBus "${given.names.bus}", which is neither among its manifests nor in the namespace "${namespace}"`);
    const ownServers = own === undefined && await ownServersOf(cluster, names.bus) !== undefined || names.ownServers === true;
    requireServers(used, names.bus, ownServers);
    return ownServers ? { ...given, names: { ...names, ownServers } } : given;
  }
  const { mayAct: podPolicy } = await readPodPolicy(cluster, namespace, options.facts);
  if (temporary) return defaultCanary({ namespace, bus: name, survives: survives ?? FailureDomain.NODE, podPolicy, storageClass, runtime });
  if (bus === undefined) throw new UsageError(`there is no EventBus "${name}" in the namespace "${namespace}". Name yours with --bus, or let the drill make one: --temporary-namespace --survives zone`);
  const servers = await ownServersOf(cluster, name);
  requireServers(bus, name, servers !== undefined);
  const [found] = buildFlow(loadManifests([{ file: 'cluster', text: JSON.stringify([bus, ...servers ? [servers] : []]) }]).objects).buses;
  const existing = { ...await existingBus(cluster, name, found), access: busAccess(bus), ownServers: servers !== undefined };
  try {
    return defaultCanary({ namespace, bus: name, survives: survives ?? declared(found), podPolicy, existing });
  } catch (error) {
    throw new UsageError(`the constructs make no canary for the EventBus "${name}": ${(error as Error).message}. Give your own: --canary PATH`);
  }
}

/** Servers elsewhere have no pods to end, and nothing says here how they are. */
function requireServers(bus: Json, name: string, ownServers: boolean): void {
  if (at(bus, 'spec', 'jetstream') === undefined && !ownServers) {
    throw new UsageError(`the EventBus "${name}" has no servers in this cluster that the drill knows. Allowed: a native JetStream bus (spec.jetstream), and a bus of own servers of HaEventBus, with its StatefulSet ${ownBusNames(name).statefulSet}`);
  }
}

function declared({ survives }: Bus): FailureDomain {
  return survives ?? FailureDomain.NODE;
}

async function existingBus(cluster: Cluster, name: string, { replicas, stream }: Bus): Promise<Pick<ExistingBus, 'replicas' | 'streamReplicas' | 'guard'>> {
  return {
    replicas,
    streamReplicas: Math.min(replicas, stream?.replicas ?? replicas),
    guard: await cluster.get('configmaps', busGuardConfigName(name)) !== undefined,
  };
}
