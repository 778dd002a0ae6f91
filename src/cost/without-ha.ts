import { PodAnnotation } from '../contract/pod-annotations';
import { SURVIVES_ANNOTATION } from '../contract/survives-annotation';
import { buildFlow } from '../flow/build-flow';
import { Bus, Client, Flow } from '../flow/flow';
import { keeperDeployment } from '../flow/keeper';
import { FlowObject } from '../manifests/manifest-object';
import { flowObject } from '../manifests/object-of';
import { asRecord, Json } from '../values/json-values';

/**
 * The same buses, EventSources and Sensors without high availability: one server with one volume of the same size, one pod each, and the same
 * requests. Guards, keepers and the Jobs of buckets are left out. Argo Events runs at least three servers of NATS Streaming, so those stay.
 */
export function withoutHa(flow: Flow): Flow {
  const sets = new Set(flow.buses.map(({ servers }) => servers?.own?.object));
  return changed(without(flow, flow.buses), object => {
    switch (object.kind) {
      case 'EventBus': return withFields(bareBus(object.manifest), ['spec', 'jetstream'], { replicas: 1 });
      case 'EventSource':
      case 'Sensor': return bareClient(object.manifest);
      case 'StatefulSet': return sets.has(object) ? withFields(object.manifest, ['spec'], { replicas: 1 }) : object.manifest;
      default: return object.manifest;
    }
  });
}

/**
 * Manifests that declare no number of servers and pods, and no guards: constructs derive them. Own servers stay as they are, with their keeper
 * and their node guards, since no construct takes them over.
 */
export function undecided(flow: Flow): Flow {
  return changed(without(flow, flow.buses.filter(({ servers }) => servers?.own === undefined)), ({ kind, manifest }) => {
    switch (kind) {
      case 'EventBus': return bareBus(manifest);
      case 'EventSource':
      case 'Sensor': return bareClient(manifest);
      default: return manifest;
    }
  });
}

/** Without the keepers, guards and Jobs of these buses. */
function without({ objects, sources, sensors }: Flow, buses: readonly Bus[]): Pick<Flow, 'objects'> {
  const isOf = ({ bus }: Client) => bus === undefined || buses.includes(bus);
  const guarding = new Set<FlowObject | undefined>([
    ...buses.map(({ object }) => keeperDeployment(object, objects)),
    ...sensors.filter(isOf).flatMap(({ bucketRaisedBy, busNodeGuard }) => [bucketRaisedBy, busNodeGuard?.object]),
    ...sources.filter(isOf).flatMap(({ busNodeGuard, webhookNodeGuard }) => [busNodeGuard?.object, webhookNodeGuard?.object]),
  ]);
  return { objects: objects.filter(object => !guarding.has(object)) };
}

/** Fields of a bus that decide about servers or refuse other numbers of them. */
const OF_SERVERS = ['replicas', 'affinity', 'streamConfig', 'settings', 'startArgs', 'metadata'];

function bareBus(manifest: Json): Json {
  return mapped(undeclared(manifest), ['spec', 'jetstream'], fields => omit(fields, OF_SERVERS));
}

function bareClient(manifest: Json): Json {
  const spec = mapped(undeclared(manifest), ['spec'], fields => omit(fields, ['replicas']));
  const template = mapped(spec, ['spec', 'template'], fields => omit(fields, ['affinity']));
  return mapped(template, ['spec', 'template', 'metadata', 'annotations'], annotations => omit(annotations, Object.values(PodAnnotation)));
}

function undeclared(manifest: Json): Json {
  return mapped(manifest, ['metadata', 'annotations'], annotations => omit(annotations, [SURVIVES_ANNOTATION]));
}

function omit(fields: Json, names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** The manifest with the map at a path changed, where there is one. */
function mapped(manifest: Json, [key, ...rest]: readonly string[], change: (fields: Json) => Json): Json {
  if (key === undefined) return change(manifest);
  const inner = asRecord(manifest[key]);
  return inner === undefined ? manifest : { ...manifest, [key]: mapped(inner, rest, change) };
}

function withFields(manifest: Json, path: readonly string[], fields: Json): Json {
  return mapped(manifest, path, inner => ({ ...inner, ...fields }));
}

function changed({ objects }: Pick<Flow, 'objects'>, change: (object: FlowObject) => Json): Flow {
  return buildFlow(objects.map(object => {
    const manifest = change(object);
    return manifest === object.manifest ? object : { ...object, ...flowObject(manifest, object.source) };
  }));
}
