import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FlowObject } from './manifest-object';
import { asRecord, asString, at } from '../values/json-values';

/**
 * The objects with the paths of their constructs, where cdk8s has written a construct-metadata.json beside the manifests. It knows
 * objects by name only: of two with one name neither gets a path.
 */
export function withConstructPaths(objects: readonly FlowObject[]): readonly FlowObject[] {
  const byFolder = new Map<string, unknown>();
  const uses = new Map<string, number>();
  const keyOf = ({ source, name }: FlowObject) => `${dirname(source.file)}\n${name}`;
  for (const object of objects) {
    const folder = dirname(object.source.file);
    if (!byFolder.has(folder)) byFolder.set(folder, readMetadata(folder));
    uses.set(keyOf(object), (uses.get(keyOf(object)) ?? 0) + 1);
  }
  return objects.map(object => {
    const resource = asRecord(at(byFolder.get(dirname(object.source.file)), 'resources'))?.[object.name];
    const constructPath = asString(at(resource, 'path'));
    return constructPath === undefined || uses.get(keyOf(object)) !== 1 ? object : { ...object, constructPath };
  });
}

function readMetadata(folder: string): unknown {
  const file = join(folder, 'construct-metadata.json');
  if (!existsSync(file)) {
    return undefined;
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
