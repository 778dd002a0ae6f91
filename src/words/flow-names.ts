import { Path } from '../analysis/model/paths';
import { Part } from '../analysis/verdict';

export const PART_NAMES: Readonly<Record<Part, string>> = { source: 'EventSource', bus: 'EventBus', sensor: 'Sensor', cluster: 'cluster' };

export const NO_FLOW = 'There is no flow of events in these manifests: no EventSource, and no Sensor that depends on one.';

/** `shop → default → fulfil (events)`, or of a part of it `shop → default → fulfil, trigger ship (events)`. */
export function pathName(path: Path): string {
  const { source, bus, sensor } = pathParts(path);
  const name = [source, bus, sensor].filter(part => part !== undefined).join(' → ');
  return path.namespace === '' ? name : `${name} (${path.namespace})`;
}

/** The names on the way of a path; the last says which events or triggers it is about, if not all. */
export function pathParts({ sourceName, busName, sensor, part }: Path): { source: string; bus: string; sensor?: string } {
  const only = part === undefined ? '' : part.event === undefined ? `, trigger ${part.trigger}` : `, event ${part.event}`;
  const source = sourceName || 'no EventSource';
  return sensor === undefined ? { source, bus: busName + only } : { source, bus: busName, sensor: sensor.object.name + only };
}

/** The names of the first paths, and how many more there are. */
export function listPaths(paths: readonly Path[], most = 4): string {
  const more = paths.length - most;
  return `${paths.slice(0, most).map(pathName).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
