import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FlowObject } from './manifest-object';
import { grouped } from '../values/grouped';
import { asRecord, asString, at } from '../values/json-values';

/**
 * The objects with the paths of their constructs, where cdk8s has written a construct-metadata.json beside the manifests. It knows
 * objects by name only: of two with one name neither gets a path.
 */
export function withConstructPaths(objects: readonly FlowObject[]): readonly FlowObject[] {
  const files = [...new Set(objects.map(({ source }) => source.file))];
  const folders = new Map([...new Set(files.map(file => dirname(file)))].map(folder => [folder, asRecord(at(readMetadata(folder), 'resources'))]));
  if ([...folders.values()].every(resources => resources === undefined)) return objects;
  const keyOf = ({ source, name }: FlowObject) => `${dirname(source.file)}\n${name}`;
  const namesakes = grouped(objects, keyOf);
  return objects.map(object => {
    const resource = folders.get(dirname(object.source.file))?.[object.name];
    const constructPath = asString(at(resource, 'path'));
    return constructPath === undefined || namesakes.get(keyOf(object))!.length > 1 ? object : { ...object, constructPath };
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
