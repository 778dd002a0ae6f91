import { Cluster } from './cluster';
import { CONTROLLER, CONTROLLER_LABEL, podSelector, WorkloadKind } from '../../argo-events/catalog/labels';
import { BUS_LABEL, ownBusSelector } from '../../contract/bus-label';
import { NODE_GUARD_LABEL } from '../../contract/node-guard-names';
import { matchesLabels } from '../../flow/selector-index';
import { strings } from '../../manifests/strings';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';

export type LivePart = 'source' | 'bus' | 'sensor';

/** The canary: one way of events, by the names of its custom resources. */
export interface FlowNames {
  readonly source: string;
  readonly bus: string;
  readonly sensor: string;
  /** The servers of the bus are pods of a StatefulSet that an HaEventBus made. */
  readonly ownServers?: true;
}

export interface LivePod {
  readonly name: string;
  readonly part: LivePart;
  readonly node?: string;
  readonly ip?: string;
  readonly ready: boolean;
  readonly ending: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly manifest: Json;
}

const KIND: Record<LivePart, WorkloadKind> = { source: 'EventSource', bus: 'EventBus', sensor: 'Sensor' };
export const PARTS = ['bus', 'source', 'sensor'] as const;

/** A pod of a node guard: clients of its node reach the bus through it. */
export interface GuardPod extends Pick<LivePod, 'name' | 'node' | 'ip'> {
  /** Of its node. Servers see this address where kube-proxy hides the address of the pod. */
  readonly hostIp?: string;
}

/** An address in a pod. */
export function podUrl({ ip }: LivePod, port: number, path: string): string {
  return `http://${ip?.includes(':') ? `[${ip}]` : ip}:${port}${path}`;
}

/** Deployment or StatefulSet. */
export interface LiveWorkload {
  readonly name: string;
  readonly part: LivePart;
  readonly manifest: Json;
}

export interface LiveFlow {
  /** Those that have not ended for good. */
  readonly pods: readonly LivePod[];
  readonly workloads: readonly LiveWorkload[];
  /** DaemonSets of node guards in the namespace. */
  readonly nodeGuards: readonly Json[];
  /** Pods of these. */
  readonly guardPods: readonly GuardPod[];
}

/** What runs of the flow. */
export async function liveFlow(cluster: Cluster, names: FlowNames): Promise<LiveFlow> {
  const ofArgoEvents = `${CONTROLLER_LABEL} in (${PARTS.map(part => CONTROLLER[KIND[part]]).join(',')})`;
  const ofBus = `${BUS_LABEL}=${names.bus}`;
  const [pods, sets, deployments] = await Promise.all((['pods', 'statefulsets.apps', 'deployments.apps'] as const).map(resource => cluster.list(resource, ofArgoEvents)));
  const [ownPods, ownSets] = names.ownServers ? await Promise.all((['pods', 'statefulsets.apps'] as const).map(resource => cluster.list(resource, ofBus))) : [[], []];
  const ofFlow = (objects: readonly Json[]) => objects.flatMap(manifest => {
    const part = PARTS.find(each => matchesLabels(selectorOf(each, names), strings(at(manifest, 'metadata', 'labels'))));
    return part === undefined ? [] : [{ part, manifest }];
  });
  const nodeGuards = await cluster.list('daemonsets.apps', NODE_GUARD_LABEL);
  return {
    pods: ofFlow([...pods, ...ownPods]).map(({ part, manifest }) => livePod(part, manifest))
      .filter(({ manifest }) => !['Succeeded', 'Failed'].includes(asString(at(manifest, 'status', 'phase')) ?? '')),
    nodeGuards,
    guardPods: nodeGuards.length === 0 ? [] : (await cluster.list('pods', NODE_GUARD_LABEL)).map(guardPod),
    workloads: ofFlow([...sets, ...ownSets, ...deployments]).map(workload => ({ ...workload, name: asString(at(workload.manifest, 'metadata', 'name')) ?? '' })),
  };
}

function selectorOf(part: LivePart, names: FlowNames): Record<string, string> {
  return part === 'bus' && names.ownServers ? ownBusSelector(names.bus) : podSelector(KIND[part], names[part]);
}

function placed(manifest: Json): Pick<LivePod, 'name' | 'node' | 'ip'> {
  return {
    name: asString(at(manifest, 'metadata', 'name')) ?? '',
    node: asString(at(manifest, 'spec', 'nodeName')),
    ip: asString(at(manifest, 'status', 'podIP')),
  };
}

function guardPod(manifest: Json): GuardPod {
  return { ...placed(manifest), hostIp: asString(at(manifest, 'status', 'hostIP')) };
}

function livePod(part: LivePart, manifest: Json): LivePod {
  const conditions = asArray(at(manifest, 'status', 'conditions')) ?? [];
  return {
    ...placed(manifest),
    part,
    ready: conditions.some(condition => asRecord(condition)?.type === 'Ready' && asRecord(condition)?.status === 'True'),
    ending: at(manifest, 'metadata', 'deletionTimestamp') !== undefined,
    labels: strings(at(manifest, 'metadata', 'labels')),
    manifest,
  };
}
