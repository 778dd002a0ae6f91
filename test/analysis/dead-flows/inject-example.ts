type Manifest = { [field: string]: any };

const OWN = ['EventBus', 'EventSource', 'Sensor'];

/** How an example changes the spec of the object that it is injected into. */
export type Strategy = 'merge' | 'replace';

/**
 * Manifests with the fault of a rule's example in them. The first EventBus, EventSource and Sensor of the example give their names and specs to those
 * of the manifests; its other objects are added, and its Services are the only ones.
 */
export function injectExample(manifests: readonly Manifest[], given: readonly Manifest[], strategy: Strategy): Manifest[] {
  const first = (objects: readonly Manifest[], kind: string) => objects.find(object => object.kind === kind);
  const named = OWN.flatMap(kind => first(given, kind) ?? []);
  const hostOf = (kind: string) => first(manifests, kind)!;
  const rename = renamer(new Map(named.flatMap(({ kind, metadata }) =>
    (metadata.name === undefined ? [] : [[hostOf(kind).metadata.name, metadata.name] as const]))));
  const home = rename(hostOf('EventBus')).metadata.namespace;
  const namespaces = [...new Set(given.map(({ metadata }) => metadata.namespace))];
  const apart = namespaces.length > 1;
  const example = apart ? given : given.map(object => moved(object, namespaces[0], home));
  const guests = OWN.flatMap(kind => first(example, kind) ?? []);
  const placed = (object: Manifest) => ({ ...object, metadata: { ...object.metadata, namespace: apart ? object.metadata.namespace ?? home : home } });
  const ownServices = example.some(({ kind }) => kind === 'Service');
  const changed = manifests.filter(({ kind, spec }) => !(ownServices && kind === 'Service' && spec.clusterIP !== 'None')).map(manifest => {
    const guest = guests.find(({ kind }) => manifest === hostOf(kind));
    return guest === undefined ? rename(manifest) : placed(withGuest(rename(manifest), guest, strategy));
  });
  return attached([...changed, ...example.filter(object => !guests.includes(object)).map(placed)], guests);
}

function withGuest(host: Manifest, guest: Manifest, strategy: Strategy): Manifest {
  const { name: _, generateName, ...metadata } = guest.metadata;
  const named = generateName === undefined ? { ...host.metadata } : { ...host.metadata, name: undefined, generateName };
  // the guest says all of what events there are, if it has any
  const givesEvents = Object.entries(guest.spec ?? {}).some(each => isEvents(host.kind, ...each));
  const kept = Object.fromEntries(Object.entries(host.spec).filter(entry => !(isEvents(host.kind, ...entry) && givesEvents)));
  return { ...host, apiVersion: guest.apiVersion, metadata: over(named, metadata), spec: strategy === 'merge' ? over(kept, guest.spec) : guest.spec };
}

/** Names of the example's own namespace in all its fields. */
function moved(value: any, from: string | undefined, to: string): any {
  if (Array.isArray(value)) return value.map(item => moved(item, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === 'namespace' && item === from ? to : moved(item, from, to)]));
}

function over(below: any, above: any): any {
  const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(below) || !isMap(above)) return above === undefined ? below : above;
  return Object.fromEntries([...new Set([...Object.keys(below), ...Object.keys(above)])].map(key => [key, over(below[key], above[key])]));
}

/** Whether a field of a spec holds events of an EventSource by name. */
function isEvents(kind: string, field: string, value: unknown): boolean {
  return kind === 'EventSource' && !['template', 'service'].includes(field) && typeof value === 'object';
}

/** Names wherever they stand as a whole value. */
function renamer(names: ReadonlyMap<string, string>): (object: any) => any {
  const rename = (value: any): any => typeof value === 'string' ? names.get(value) ?? value
    : Array.isArray(value) ? value.map(rename)
      : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item)])) : value;
  return rename;
}

/** Sensors take every event there is, where the example has an EventSource or a Sensor alone. */
function attached(manifests: readonly Manifest[], guests: readonly Manifest[]): Manifest[] {
  const [newSource, newSensor] = ['EventSource', 'Sensor'].map(kind => guests.some(guest => guest.kind === kind));
  if (newSource === newSensor) return [...manifests];
  const events = manifests.filter(({ kind }) => kind === 'EventSource').flatMap(({ metadata, spec }) => Object.entries(spec).filter(entry => isEvents('EventSource', ...entry))
    .flatMap(([, map]) => Object.keys(map as object)).map(event => ({ eventSourceName: metadata.name ?? `${metadata.generateName}x`, eventName: event })));
  return manifests.map(manifest => {
    if (manifest.kind !== 'Sensor') return manifest;
    const { dependencies, triggers } = manifest.spec;
    return newSource
      ? {
        ...manifest,
        spec: {
          ...manifest.spec,
          dependencies: events.map((event, index) => ({ name: `d${index}`, ...event })),
          triggers: triggers.map(({ template, ...trigger }: Manifest) => ({ ...trigger, template: { ...template, conditions: events.map((_, index) => `d${index}`).join(' || ') } })),
        },
      }
      : {
        ...manifest,
        spec: {
          ...manifest.spec,
          ...dependencies && {
            dependencies: dependencies.map((dependency: Manifest) => {
              const index = dependencies.findIndex(({ eventName }: Manifest) => eventName === dependency.eventName);
              const event = events[Math.min(index, events.length - 1)];
              return dependency.eventSourceName && dependency.eventName ? { ...dependency, ...event } : dependency;
            }),
          },
        },
      };
  });
}
