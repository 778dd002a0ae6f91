import { sensorConsumers } from '../../argo-events/catalog/consumers';
import { isReadable, sourceEvents } from '../../argo-events/catalog/event-source-events';
import { bucketStream, STREAM } from '../../argo-events/catalog/names';
import { BUS_GUARD_CONTAINER } from '../../contract/guard-names';
import { PodAnnotation } from '../../contract/pod-annotations';
import { keeperDeployment } from '../../flow/keeper';
import { FlowObject } from '../../manifests/manifest-object';
import { Monitored, MonitoredBus, MonitoredNodeGuard } from '../../resources/monitoring/monitored';
import { asArray, asRecords, asString, at, Json } from '../../values/json-values';
import { FlowNames, LivePart } from '../cluster/live-pods';
import { Snapshot } from '../observe/snapshot';

/** What HaMonitoring would watch of the flow that is drilled, by what runs of it. */
export function monitoredCanary(namespace: string, names: FlowNames, snapshot: Snapshot, objects: readonly FlowObject[], spread: MonitoredBus['spread']): Monitored {
  const objectOf = (kind: string, name: string) => objects.find(object => object.kind === kind && object.name === name);
  const workload = (part: LivePart) => snapshot.workloads.find(each => each.part === part);
  const replicas = (part: LivePart) => Number(at(workload(part)?.manifest, 'spec', 'replicas') ?? 1);
  const guarded = (part: LivePart) => snapshot.pods.filter(pod => pod.part === part).some(({ manifest }) => hasGuard(manifest));
  const eventBus = objectOf('EventBus', names.bus);
  const bus: MonitoredBus = {
    namespace,
    name: names.bus,
    statefulSet: workload('bus')?.name ?? '',
    servers: replicas('bus'),
    copies: snapshot.bus.copies.get(STREAM) ?? 1,
    spread,
    keeper: eventBus && keeperDeployment(eventBus, objects)?.name,
  };
  const sensor = objectOf('Sensor', names.sensor)?.manifest;
  const client = (part: LivePart) => ({ namespace, replicas: replicas(part), guarded: guarded(part), bus });
  const webhookGuard = guarded('source') && asksForWebhookGuard(snapshot);
  const nodeGuards = snapshot.nodeGuards.map(guard => nodeGuardOf(namespace, guard));
  return {
    buses: [bus],
    sources: [{
      ...client('source'),
      kind: 'EventSource',
      name: names.source,
      webhookGuard,
      repeatedEvents: webhookGuard || nodeGuards.some(({ webhooks }) => webhooks) ? readableEvents(objectOf('EventSource', names.source)?.manifest) : [],
    }],
    sensors: [{
      ...client('sensor'),
      kind: 'Sensor',
      name: names.sensor,
      consumers: sensorConsumers(names.sensor, dependenciesOf(sensor), triggersOf(sensor)),
      bucket: (snapshot.bus.copies.get(bucketStream(names.sensor)) ?? 1) > 1,
    }],
    nodeGuards,
  };
}

/** Events whose requests a guard can read, and so repeat. */
const readableEvents = (source: unknown): string[] => sourceEvents(source).filter(isReadable).map(({ name }) => name);

function hasGuard(pod: Json): boolean {
  return asRecords(at(pod, 'spec', 'initContainers')).some(({ name }) => name === BUS_GUARD_CONTAINER);
}

function asksForWebhookGuard({ pods }: Snapshot): boolean {
  return pods.some(({ part, manifest }) => part === 'source' && at(manifest, 'metadata', 'annotations', PodAnnotation.WEBHOOK_GUARD_CONFIG) !== undefined);
}

function dependenciesOf(sensor: Json | undefined): string[] {
  return asRecords(at(sensor, 'spec', 'dependencies')).flatMap(({ name }) => asString(name) ?? []);
}

function triggersOf(sensor: Json | undefined) {
  return asRecords(at(sensor, 'spec', 'triggers')).map(({ template }) => ({ name: asString(at(template, 'name')) ?? '', conditions: asString(at(template, 'conditions')) }));
}

/** The names of its ports tell what a guard guards. */
function nodeGuardOf(namespace: string, guard: Json): MonitoredNodeGuard {
  const ports = asRecords(at(guard, 'spec', 'template', 'spec', 'containers')).flatMap(({ ports: own }) => asArray(own) ?? []).map(port => asString(at(port, 'name')) ?? '');
  const some = (kind: string) => ports.some(port => port.startsWith(`${kind}-`));
  return { namespace, name: asString(at(guard, 'metadata', 'name')) ?? '', buses: some('bus'), webhooks: some('hook') };
}
