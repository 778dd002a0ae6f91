import { Arguments } from './arguments';
import { clusterText, givenCluster } from './cluster-option';
import { Terminal } from './command';
import { managersText } from './managers-text';
import { ReadFlow, readFlow, ReadOptions } from './read-flow';
import { UsageError } from '../contract/usage-error';
import { isPodPolicy } from '../flow/control-plane';
import { Facts } from '../flow/facts';
import { loadFiles } from '../flow/load-flow';
import { declaredObjects } from '../live/declared-objects';
import { RunKubectl } from '../live/read-only-kubectl';
import { LIVE_RESOURCES } from '../live/resources';

/** What a command reads to write other manifests: files, or what people declared in a cluster. */
export interface LiveInput extends ReadFlow {
  /** What a cluster says of itself. */
  readonly facts: Facts;
  readonly isLive: boolean;
}

/** Kinds that are read for verdicts alone. */
const NEVER_WRITTEN = ['NetworkPolicy', 'ResourceQuota', 'LimitRange', 'PersistentVolumeClaim'];

export async function liveInput(given: Arguments, terminal: Terminal, options: ReadOptions, run?: RunKubectl): Promise<LiveInput> {
  const { command } = options;
  const cluster = await givenCluster(command, given, terminal, run);
  if (cluster === undefined) return { ...readFlow(given.paths, terminal, options), facts: {}, isLive: false };
  const needed = LIVE_RESOURCES.filter(({ scope }) => scope === 'namespace').map(({ kind }) => kind).filter(kind => !NEVER_WRITTEN.includes(kind));
  const missing = cluster.unreadable.filter(({ kind }) => needed.includes(kind));
  if (missing.length > 0) {
    const rights = missing.map(({ right }) => right).join(' and ');
    throw new UsageError(`${command} needs the right ${rights}: an object that exists would be made again, or be missing. --print-rbac prints all rights`);
  }
  terminal.writeError(managersText(cluster.objects));
  // claims hold the events of a bus; no manifest replaces them
  const written = declaredObjects(cluster).filter(({ kind }) => kind !== 'PersistentVolumeClaim');
  const { flow, problems } = loadFiles([clusterText(cluster, written)], { all: true });
  const judged = flow.buses.length + flow.sources.length + flow.sensors.length > 0;
  if (!judged) throw new UsageError(`${cluster.name} has no EventBus, EventSource or Sensor. Give another --namespace or --context`);
  // the cluster has it once, for the flows of all namespaces
  const podPolicy = flow.podPolicies.length > 0;
  const objects = flow.objects.filter(object => !isPodPolicy(object));
  return {
    flow: { ...flow, objects, podPolicies: [] },
    files: [],
    judged,
    complete: problems.length === 0,
    facts: { ...cluster.facts, ...podPolicy && { podPolicy } },
    isLive: true,
  };
}
