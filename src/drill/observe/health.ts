import { missingStreams } from './bus-state';
import { Snapshot } from './snapshot';
import { selects } from '../../flow/selector-index';
import { asInteger, asString, at, Json } from '../../values/json-values';
import { Cluster } from '../cluster/cluster';
import { FlowNames, PARTS } from '../cluster/live-pods';

/** Why the parts of the flow are not as they should be; empty when all pods are Ready and the bus is fully formed. */
export function unhealthy(names: FlowNames, { pods, workloads, nodeGuards, bus }: Snapshot): string[] {
  const notReady = PARTS.flatMap(part => {
    const found = workloads.filter(workload => workload.part === part);
    return found.length === 0 ? [`the ${part} "${names[part]}" has no pods yet`] : found.flatMap(({ manifest }) => notRolledOut(manifest));
  });
  const ending = pods.filter(pod => pod.ending).map(({ name }) => `${name} is ending`);
  return [...notReady, ...nodeGuards.flatMap(guardsNotRolledOut), ...ending, ...bus.faults, ...missingStreams(bus, names.sensor)];
}

/** As `kubectl rollout status` looks at it. */
export function notRolledOut(workload: Json): string[] {
  const name = asString(at(workload, 'metadata', 'name')) ?? '';
  const number = (...path: string[]) => asInteger(at(workload, ...path)) ?? 0;
  const wanted = asInteger(at(workload, 'spec', 'replicas')) ?? 1;
  const [ready, updated, all] = [number('status', 'readyReplicas'), number('status', 'updatedReplicas'), number('status', 'replicas')];
  if (number('status', 'observedGeneration') < number('metadata', 'generation')) return [`${name}: its last change was not seen yet`];
  if (ready < wanted) return [`${name}: ${ready} of ${wanted} pods are Ready`];
  if (updated < wanted) return [`${name}: ${updated} of ${wanted} pods are of its last revision`];
  return all > wanted ? [`${name}: ${all - wanted} old pods are left`] : [];
}

/** A guard of a node that is away is no fault of the guard. */
function guardsNotRolledOut(daemonSet: Json): string[] {
  const name = asString(at(daemonSet, 'metadata', 'name')) ?? '';
  const number = (...path: string[]) => asInteger(at(daemonSet, ...path)) ?? 0;
  const wanted = number('status', 'desiredNumberScheduled');
  const [ready, updated] = [number('status', 'numberReady'), number('status', 'updatedNumberScheduled')];
  if (number('status', 'observedGeneration') < number('metadata', 'generation')) return [`${name}: its last change was not seen yet`];
  if (ready < wanted) return [`${name}: ${ready} of ${wanted} node guards are Ready`];
  return updated < wanted ? [`${name}: ${updated} of ${wanted} node guards are of its last revision`] : [];
}

/** PodDisruptionBudgets of these pods that allow no eviction now: something is away already, or they never allow one. */
export async function exhaustedBudgets(cluster: Cluster, { pods }: Pick<Snapshot, 'pods'>): Promise<string[]> {
  const budgets = await cluster.list('poddisruptionbudgets.policy');
  return budgets
    .filter(budget => pods.some(({ labels }) => selects(at(budget, 'spec', 'selector'), labels)) && at(budget, 'status', 'disruptionsAllowed') === 0)
    .map(budget => `the PodDisruptionBudget "${asString(at(budget, 'metadata', 'name'))}" allows 0 disruptions`);
}
