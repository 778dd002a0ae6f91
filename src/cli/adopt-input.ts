import { Arguments } from './arguments';
import { clusterText, givenCluster } from './cluster-option';
import { Terminal } from './command';
import { ReadFlow, readFlow } from './read-flow';
import { UsageError } from '../contract/usage-error';
import { isPodPolicy } from '../flow/control-plane';
import { Facts } from '../flow/facts';
import { loadFiles } from '../flow/load-flow';
import { declaredObjects } from '../live/declared-objects';
import { RunKubectl } from '../live/read-only-kubectl';
import { LIVE_RESOURCES } from '../live/resources';

/** What an app is to replace. */
export interface AdoptInput extends Omit<ReadFlow, 'files'> {
  /** What a cluster says of itself. */
  readonly facts: Facts;
  readonly isLive: boolean;
}

/** Reads the manifests, or what people declared in a cluster. */
export async function adoptInput(given: Arguments, terminal: Terminal, run?: RunKubectl): Promise<AdoptInput> {
  const cluster = await givenCluster('adopt', given, terminal, run);
  if (cluster === undefined) return { ...readFlow(given.paths, terminal, { command: 'adopt', all: true }), facts: {}, isLive: false };
  const needed = LIVE_RESOURCES.filter(({ scope }) => scope === 'namespace').map(({ kind }) => kind);
  const missing = cluster.unreadable.filter(({ kind }) => needed.includes(kind));
  if (missing.length > 0) {
    const rights = missing.map(({ right }) => right).join(' and ');
    throw new UsageError(`adopt needs the right ${rights}: the app would make an object that exists again, or lack it. --print-rbac prints all rights`);
  }
  const { flow, problems } = loadFiles([clusterText(cluster, declaredObjects(cluster))], { all: true });
  const judged = flow.buses.length + flow.sources.length + flow.sensors.length > 0;
  if (!judged) throw new UsageError(`${cluster.name} has no EventBus, EventSource or Sensor. Give another --namespace or --context`);
  // the cluster has it once, for the flows of all namespaces
  const podPolicy = flow.podPolicies.length > 0;
  const objects = flow.objects.filter(object => !isPodPolicy(object));
  return {
    flow: { ...flow, objects, podPolicies: [] },
    judged,
    complete: problems.length === 0,
    facts: { ...cluster.facts, ...podPolicy && { podPolicy } },
    isLive: true,
  };
}
