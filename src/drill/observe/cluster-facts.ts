import { readPodPolicy } from './pod-policy';
import { Facts } from '../../flow/facts';
import { loadManifests } from '../../manifests/load-manifests';
import { FlowObject } from '../../manifests/manifest-object';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { Cluster, ifReadable, Resource } from '../cluster/cluster';
import { FlowNames } from '../cluster/live-pods';

/** What the prediction is made of: objects as the API server has them, and facts about the cluster. */
export interface ClusterFacts {
  readonly objects: readonly FlowObject[];
  readonly facts: Facts;
  readonly nodes: readonly NodeFacts[];
}

export interface NodeFacts {
  readonly name: string;
  readonly zone?: string;
}

/** Kinds of the namespace on which a verdict depends. */
const READ: readonly Resource[] = [
  'eventbus.argoproj.io', 'eventsources.argoproj.io', 'sensors.argoproj.io', 'poddisruptionbudgets.policy', 'services', 'serviceaccounts',
  'roles.rbac.authorization.k8s.io', 'rolebindings.rbac.authorization.k8s.io', 'jobs.batch', 'cronjobs.batch',
  'deployments.apps', 'statefulsets.apps', 'daemonsets.apps', 'configmaps',
];

/**
 * Reads the cluster.
 * What may not be read outside of the namespace stays unknown.
 *
 * @param clusterOnly the namespace does not exist yet
 */
export async function readClusterFacts(cluster: Cluster, namespace: string, given: Facts, clusterOnly: boolean): Promise<ClusterFacts> {
  const [lists, nodes, policy, version] = await Promise.all([
    Promise.all(clusterOnly ? [] : READ.map(resource => cluster.list(resource))),
    ifReadable(cluster.list('nodes')),
    readPodPolicy(cluster, namespace, given),
    cluster.version(),
  ]);
  const { objects } = loadManifests([{ file: 'cluster', text: JSON.stringify(lists.flat()) }]);
  const usable = (nodes ?? []).filter(canRunPods).map(nodeFactsOf);
  const zones = new Set(usable.flatMap(({ zone }) => zone ?? []));
  const kubernetesVersion = /^v?(\d+\.\d+)/.exec(version)?.[1];
  return {
    objects: [...objects, ...policy.objects],
    nodes: usable,
    facts: {
      ...nodes && { nodes: usable.length, zones: Math.max(1, zones.size) },
      ...kubernetesVersion !== undefined && { kubernetesVersion },
      ...policy.acts && { podPolicy: true },
      ...given,
    },
  };
}

/** Without other EventBuses, and the EventSources and Sensors of others. */
export function onlyFlow(objects: readonly FlowObject[], { source, bus, sensor }: FlowNames): FlowObject[] {
  const names: Record<string, string> = { EventSource: source, EventBus: bus, Sensor: sensor };
  return objects.filter(({ kind, name }) => names[kind] === undefined || names[kind] === name);
}

function canRunPods(node: Json): boolean {
  const taints = asArray(at(node, 'spec', 'taints')) ?? [];
  return at(node, 'spec', 'unschedulable') !== true
    && !taints.some(taint => asRecord(taint)?.effect === 'NoSchedule' || asRecord(taint)?.effect === 'NoExecute');
}

function nodeFactsOf(node: Json): NodeFacts {
  const zone = asString(at(node, 'metadata', 'labels', 'topology.kubernetes.io/zone'));
  return { name: asString(at(node, 'metadata', 'name')) ?? '', ...zone !== undefined && { zone } };
}
