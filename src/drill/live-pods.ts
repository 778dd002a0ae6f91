import { Cluster } from './cluster';
import { podSelector, WorkloadKind } from '../argo-events/labels';
import { asArray, asRecord, asString, at, Json } from '../argo-events/values';

export type LivePart = 'source' | 'bus' | 'sensor';

/** The canary: one way of events, by the names of its custom resources. */
export interface FlowNames {
  readonly source: string;
  readonly bus: string;
  readonly sensor: string;
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

export function partSelector(part: LivePart, names: FlowNames): string {
  return Object.entries(podSelector(KIND[part], names[part])).map(([label, value]) => `${label}=${value}`).join(',');
}

/** The pods of the flow that have not ended for good. */
export async function livePods(cluster: Cluster, names: FlowNames, parts: readonly LivePart[] = PARTS): Promise<LivePod[]> {
  const lists = await Promise.all(parts.map(async part => (await cluster.list('pods', partSelector(part, names))).map(pod => livePod(part, pod))));
  return lists.flat().filter(({ manifest }) => !['Succeeded', 'Failed'].includes(asString(at(manifest, 'status', 'phase')) ?? ''));
}

function livePod(part: LivePart, manifest: Json): LivePod {
  const conditions = asArray(at(manifest, 'status', 'conditions')) ?? [];
  return {
    name: asString(at(manifest, 'metadata', 'name')) ?? '',
    part,
    node: asString(at(manifest, 'spec', 'nodeName')),
    ip: asString(at(manifest, 'status', 'podIP')),
    ready: conditions.some(condition => asRecord(condition)?.type === 'Ready' && asRecord(condition)?.status === 'True'),
    ending: at(manifest, 'metadata', 'deletionTimestamp') !== undefined,
    labels: (at(manifest, 'metadata', 'labels') ?? {}) as Record<string, string>,
    manifest,
  };
}
