import { SINK, SINK_PORT } from './names';
import { eventSourceService } from '../../argo-events/catalog/names';
import { UsageError } from '../../contract/usage-error';
import { buildFlow } from '../../flow/build-flow';
import { Source } from '../../flow/flow';
import { loadManifests } from '../../manifests/load-manifests';
import { describe } from '../../manifests/manifest-object';
import { isHeadless } from '../../manifests/service';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { isServersOf } from '../bus/own-servers';
import { FlowNames } from '../cluster/live-pods';

/** The flow that the drill deploys: its own EventSource and Sensor, with all that they need, the bus perhaps too. */
export interface Canary {
  readonly objects: readonly Json[];
  readonly names: FlowNames;
  /** Of the webhook, from inside the namespace. */
  readonly url: string;
  readonly method: string;
  /** Whether the bus is among the objects. */
  readonly ownsBus: boolean;
}

const NOT_NAMESPACED = /^(?:Namespace|Node|PersistentVolume|StorageClass|PriorityClass|CustomResourceDefinition|Cluster.*|.*(?:Admission|Mutating|Validating).*)$/;

/** Finds the way of events in manifests, and says what the drill cannot work with. */
export function canaryOf(objects: readonly Json[], namespace: string): Canary {
  for (const object of objects) refuseForeign(object, namespace);
  const loaded = loadManifests(objects.map((object, index) => ({ file: `canary ${index + 1}`, text: JSON.stringify(object) })));
  const { sources, sensors, buses } = buildFlow(loaded.objects);
  if (sources.length !== 1 || sensors.length !== 1 || buses.length > 1) {
    throw new UsageError(`the canary has ${sources.length} EventSources, ${sensors.length} Sensors and ${buses.length} EventBuses. Allowed: one EventSource, one Sensor, at most one EventBus`);
  }
  const [[source], [sensor], [bus]] = [sources, sensors, buses];
  if (sensor.busName !== source.busName || (bus && bus.object.name !== source.busName)) {
    throw new UsageError(`the canary's EventSource uses the EventBus "${source.busName}", its Sensor "${sensor.busName}"${bus ? `, and it brings "${bus.object.name}"` : ''}. Set the same spec.eventBusName on all`);
  }
  const dependency = sensor.dependencies.find(({ eventSourceName }) => eventSourceName === source.object.name);
  if (sensor.dependencies.length !== 1 || dependency === undefined) {
    throw new UsageError(`the canary's ${describe(sensor.object)} has ${sensor.dependencies.length} dependencies. Allowed: one, on the EventSource "${source.object.name}"`);
  }
  requireSink(sensor.object.manifest, describe(sensor.object), namespace);
  return {
    objects,
    names: {
      source: source.object.name,
      bus: source.busName,
      sensor: sensor.object.name,
      ...objects.some(object => isServersOf(source.busName, object)) && { ownServers: true },
    },
    ...webhook(source, dependency.eventName ?? ''),
    ownsBus: bus !== undefined,
  };
}

function refuseForeign(object: Json, namespace: string): void {
  const [kind, name, own] = [asString(object.kind) ?? '', asString(at(object, 'metadata', 'name')) ?? '', asString(at(object, 'metadata', 'namespace'))];
  if (own !== undefined && own !== namespace) {
    throw new UsageError(`the canary's ${kind} "${name}" has the namespace "${own}", and the drill is in "${namespace}". Leave metadata.namespace out, or make the manifests for "${namespace}"`);
  }
  if (NOT_NAMESPACED.test(kind)) {
    throw new UsageError(`the canary's ${kind} "${name}" is cluster-scoped, and the drill changes nothing outside its namespace. Apply it before the drill, and remove it from the canary`);
  }
}

function requireSink(sensor: Json, name: string, namespace: string): void {
  const wanted = `http://${SINK}:${SINK_PORT}/`;
  const urls = (asArray(at(sensor, 'spec', 'triggers')) ?? []).map(trigger => asString(at(trigger, 'template', 'http', 'url')));
  const hosts = [SINK, `${SINK}.${namespace}`, `${SINK}.${namespace}.svc`].flatMap(host => [host, `${host}.cluster.local`]);
  const isSink = (url: string) => URL.canParse(url) && hosts.includes(new URL(url).hostname) && new URL(url).port === String(SINK_PORT);
  if (urls.length !== 1 || urls[0] === undefined || !isSink(urls[0])) {
    throw new UsageError(`the canary's ${name} triggers ${urls.map(url => url ?? 'something other than http').join(', ') || 'nothing'}. Allowed: one trigger, http with the url ${wanted}, where the drill counts the deliveries, and with a payload that holds the body of the event`);
  }
}

function webhook({ object, services, guardedWays }: Source, event: string): Pick<Canary, 'url' | 'method'> {
  const hook = asRecord(at(object.manifest, 'spec', 'webhook', event));
  if (hook === undefined) {
    throw new UsageError(`the canary's ${describe(object)} has no webhook "${event}", on which its Sensor depends. Allowed: a webhook, since the drill sends its events by HTTP`);
  }
  if (hook.serverCertSecret !== undefined || hook.authSecret !== undefined) {
    throw new UsageError(`the canary's ${describe(object)} wants TLS or a token at its webhook. Leave serverCertSecret and authSecret out of the canary`);
  }
  const port = Number(hook.port ?? 0);
  const own = at(object.manifest, 'spec', 'service') === undefined
    ? undefined
    : { name: eventSourceService(object.name), ports: asArray(at(object.manifest, 'spec', 'service', 'ports')) ?? [] };
  // a headless Service finds pods for others than callers
  const guarded = guardedWays.find(way => way.port === String(port))?.service;
  const other = guarded ?? services.find(service => !isHeadless(service));
  const service = own ?? (other && { name: other.name, ports: asArray(at(other.manifest, 'spec', 'ports')) ?? [] });
  if (service === undefined) {
    throw new UsageError(`the canary's ${describe(object)} has no Service: events are sent to it from another pod. Give it spec.service, or a Service that selects its pods`);
  }
  const ports = service.ports.map(entry => asRecord(entry) ?? {});
  // a guard has a port of its own for each webhook
  const entry = ports.find(each => each.port === port) ?? ports.find(each => guarded !== undefined || Number(each.targetPort) === port);
  if (entry === undefined) {
    throw new UsageError(`the Service "${service.name}" has no port for the webhook's port ${port}. Allowed: a port with that number or that targetPort`);
  }
  const path = asString(hook.endpoint) ?? '/';
  return { url: `http://${service.name}:${String(entry.port)}${path}`, method: asString(hook.method) ?? 'POST' };
}
