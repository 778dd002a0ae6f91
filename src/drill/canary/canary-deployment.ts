import { Canary } from './canary';
import { ALLOWED, ALLOWED_LABEL, DRILL } from './names';
import { isAllowed, isTemporary, owned, ownerConfigMap, temporaryNamespace } from './owner';
import { UsageError } from '../../contract/usage-error';
import { Json } from '../../values/json-values';
import { runBusScript } from '../bus/run-bus-script';
import { Cluster, Resource } from '../cluster/cluster';
import { FlowNames } from '../cluster/live-pods';
import { loadGeneratorObjects } from '../load/load-generator-pod';
import { leftoversScript } from '../observe/bus-leftovers';

/** Refuses a namespace in which the drill may not run. Creates a temporary namespace, but not in a dry run. */
export async function prepareNamespace(cluster: Cluster, namespace: string, temporary: boolean, touch: boolean): Promise<void> {
  const found = await cluster.get('namespaces', namespace);
  if (temporary) {
    if (found !== undefined) {
      throw new UsageError(`the namespace "${namespace}" exists, and --temporary-namespace makes and deletes it. Choose another name${isTemporary(found) ? `, or delete what an earlier drill left: ha-events drill --clean-up --namespace ${namespace}` : ''}`);
    }
    if (touch) await cluster.create([temporaryNamespace(namespace)]);
    return;
  }
  if (found === undefined) throw new UsageError(`there is no namespace "${namespace}". With --temporary-namespace the drill makes it and deletes it at the end`);
  if (!isAllowed(found)) {
    throw new UsageError(`the namespace "${namespace}" does not allow the drill, which ends pods of its EventBus. Allow it: kubectl label namespace ${namespace} ${ALLOWED_LABEL}=${ALLOWED}`);
  }
  if (await cluster.get('configmaps', DRILL) !== undefined) {
    throw new UsageError(`the ConfigMap "${DRILL}" exists: another drill runs in "${namespace}", or an earlier one was cut off. If none runs: ha-events drill --clean-up --namespace ${namespace}`);
  }
}

/** What has a name of the canary is not the drill's to change and to remove. */
export async function assertNamesFree(cluster: Cluster, { names, ownsBus }: Canary): Promise<void> {
  const wanted = [['eventsources.argoproj.io', 'EventSource', names.source], ['sensors.argoproj.io', 'Sensor', names.sensor], ...ownsBus ? [['eventbus.argoproj.io', 'EventBus', names.bus]] : []];
  for (const [resource, kind, name] of wanted) {
    if (await cluster.get(resource as Resource, name) !== undefined) throw new UsageError(`the ${kind} "${name}" of the canary exists already. Give the canary another name, so that the drill cannot remove yours`);
  }
}

/** @returns the owner of all of it */
export async function deployCanary(cluster: Cluster, { objects }: Canary): Promise<Json> {
  await cluster.create([ownerConfigMap()]);
  const owner = (await cluster.get('configmaps', DRILL))!;
  await cluster.create([...objects, ...loadGeneratorObjects()].map(object => owned(object, owner)));
  return owner;
}

export interface Clearing {
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly canary: Pick<Canary, 'names' | 'ownsBus'>;
  readonly temporary: boolean;
  readonly say: (line: string) => void;
}

/** Removes all that was deployed. */
export async function clear({ cluster, namespace, canary: { names, ownsBus }, temporary, say }: Clearing): Promise<void> {
  if (temporary || ownsBus) {
    // an EventBus is kept by its finalizer while something uses it
    await cluster.remove('sensors.argoproj.io', names.sensor, { wait: true });
    await cluster.remove('eventsources.argoproj.io', names.source, { wait: true });
  }
  if (temporary) {
    if (ownsBus) await cluster.remove('eventbus.argoproj.io', names.bus, { wait: true });
    if (isTemporary(await cluster.get('namespaces', namespace))) await cluster.remove('namespaces', namespace, { wait: true });
    return;
  }
  const owner = await cluster.get('configmaps', DRILL);
  if (owner !== undefined && !ownsBus) await clearBus(cluster, names, say);
  await cluster.remove('configmaps', DRILL);
}

/** Argo Events leaves the state and the subscription of a Sensor in the bus for ever, and the events until they are too old. */
async function clearBus(cluster: Cluster, names: FlowNames, say: (line: string) => void): Promise<void> {
  const sensor = await cluster.get('sensors.argoproj.io', names.sensor);
  if (sensor === undefined) return;
  // neither of them may make again what is removed
  await cluster.remove('sensors.argoproj.io', names.sensor, { wait: true });
  await cluster.remove('eventsources.argoproj.io', names.source, { wait: true });
  const sleep = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));
  const removed = await runBusScript(cluster, leftoversScript(names, sensor), sleep);
  if (!removed) say(`what the canary left in the bus was not removed: the bucket "${names.sensor}", its consumer and its events`);
}
