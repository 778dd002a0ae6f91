import { jetStreamState, JETSTREAM_STATE_PATH, ServerAnswer } from './jetstream-state';
import { ReadOnlyKubectl } from './read-only-kubectl';
import { CONTROL_PLANE_NAMESPACE, LiveResource, resourcesOf } from './resources';
import { UsageError } from '../contract/usage-error';
import { Facts } from '../flow/facts';
import { LiveBus } from '../flow/live-bus';
import { nodeFacts } from '../flow/nodes';
import { Unreadable } from '../lint/engine/unreadable';
import { asArray, asRecord, asString, at, Json } from '../values/json-values';

/** A cluster as it is now. */
export interface LiveCluster {
  readonly context: string;
  /** As the API server has them; of nodes the part that decides on pods. */
  readonly objects: readonly Json[];
  readonly facts: Facts;
  readonly unreadable: readonly Unreadable[];
  /** Kinds of which every object was read, in the namespaces that were read. */
  readonly complete: readonly string[];
  /** By `<namespace>/<EventBus>`; a bus whose servers may not be asked is missing. */
  readonly buses: ReadonlyMap<string, LiveBus>;
}

/** The label of the bus on the pods of its servers, native or own. */
const BUS_LABELS = ['eventbus-name', 'cdk8s-argo-events-ha/bus'];

/** Reads the objects of a namespace, or of all, and changes nothing. */
export async function readCluster(kubectl: ReadOnlyKubectl, namespace: string | undefined): Promise<LiveCluster> {
  const context = await kubectl.currentContext();
  const version = await kubectl.raw('/version');
  const unreadable: Unreadable[] = [];
  const items = new Map<string, readonly Json[]>();
  const reads = await Promise.all(resourcesOf(namespace).map(async resource =>
    ({ resource, read: await kubectl.list(resource.resource, namespaceOf(resource, namespace)) })));
  for (const { resource, read } of reads) {
    if ('value' in read) {
      items.set(resource.kind, [...items.get(resource.kind) ?? [], ...read.value]);
    } else if (read.failure === 'no such kind' && resource.required) {
      throw new UsageError(`the cluster of the context ${context} has no ${resource.resource}: Argo Events is not installed there`);
    } else if (read.failure === 'forbidden') {
      unreadable.push({ kind: resource.kind, right: right(resource, namespace) });
    }
  }
  const configMaps = namespace === undefined || namespace === CONTROL_PLANE_NAMESPACE ? undefined : await kubectl.list('configmaps', CONTROL_PLANE_NAMESPACE);
  const objects = [...items].flatMap(([kind, list]) => (kind === 'Node' ? list.map(shortNode) : list)).concat(configMaps && 'value' in configMaps ? configMaps.value : []);
  const { buses, forbidden } = await liveBuses(kubectl, items.get('EventBus') ?? [], namespace);
  if (forbidden) unreadable.push({ kind: 'Pod', right: `get on pods/proxy and list on pods${where(namespace)}` });
  return {
    context,
    objects,
    facts: facts(items.get('Node'), 'value' in version ? version.value : undefined),
    unreadable,
    complete: [...items.keys()].filter(kind => !unreadable.some(each => each.kind === kind)),
    buses,
  };
}

/** The controller stands in its own namespace, which may be another than the one that is read. */
function controlPlane(namespace: string | undefined): string | undefined {
  return namespace === undefined ? undefined : CONTROL_PLANE_NAMESPACE;
}

function namespaceOf({ scope }: LiveResource, namespace: string | undefined): string | undefined {
  return scope === 'namespace' ? namespace : scope === 'control plane' ? controlPlane(namespace) : undefined;
}

function right({ resource, scope }: LiveResource, namespace: string | undefined): string {
  return `list on ${resource}${scope === 'namespace' ? where(namespace) : scope === 'control plane' ? where(controlPlane(namespace)) : ''}`;
}

function where(namespace: string | undefined): string {
  return namespace === undefined ? ' in all namespaces' : ` in the namespace ${namespace}`;
}

function facts(nodes: readonly Json[] | undefined, version: string | undefined): Facts {
  const kubernetesVersion = /"gitVersion":\s*"v?(\d+\.\d+)/.exec(version ?? '')?.[1];
  return { ...nodes && nodeFacts(nodes), ...kubernetesVersion !== undefined && { kubernetesVersion } };
}

/** The part of a Node that decides which pods it takes: its images and addresses are a hundred times as long. */
function shortNode(node: Json): Json {
  const { name, labels } = asRecord(node.metadata) ?? {};
  const { taints, unschedulable } = asRecord(node.spec) ?? {};
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, spec: { taints, unschedulable }, status: { allocatable: at(node, 'status', 'allocatable') } };
}

async function liveBuses(kubectl: ReadOnlyKubectl, buses: readonly Json[], namespace: string | undefined) {
  const pods = await kubectl.list('pods', namespace);
  if (!('value' in pods)) return { buses: new Map<string, LiveBus>(), forbidden: true };
  const states = new Map<string, LiveBus>();
  let forbidden = false;
  for (const bus of buses) {
    const [busNamespace, name] = [asString(at(bus, 'metadata', 'namespace')) ?? '', asString(at(bus, 'metadata', 'name')) ?? ''];
    const servers = pods.value.filter(pod => isServer(pod, busNamespace, name)).map(pod => asString(at(pod, 'metadata', 'name')) ?? '').sort();
    if (servers.length === 0) continue;
    const answers: ServerAnswer[] = [];
    for (const server of servers) {
      const read = await kubectl.raw(`/api/v1/namespaces/${busNamespace}/pods/${server}:8222/proxy/${JETSTREAM_STATE_PATH}`).catch(() => undefined);
      if (read !== undefined && 'failure' in read && read.failure === 'forbidden') forbidden = true;
      answers.push({ server, ...read !== undefined && 'value' in read && { answer: read.value } });
    }
    if (!forbidden) states.set(`${busNamespace}/${name}`, jetStreamState(answers));
  }
  return { buses: states, forbidden };
}

/** A pod of a bus server, and not one of its Jobs. */
function isServer(pod: Json, namespace: string, bus: string): boolean {
  const owners = (asArray(at(pod, 'metadata', 'ownerReferences')) ?? []).map(asRecord);
  return at(pod, 'metadata', 'namespace') === namespace && owners.some(owner => owner?.kind === 'StatefulSet')
    && BUS_LABELS.some(label => at(pod, 'metadata', 'labels', label) === bus);
}
