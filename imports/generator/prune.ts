import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ARGO, Definitions, KINDS, Schema, SCHEMA_DIRECTORY, target } from './schema';

/** Keeps the definitions that the three kinds reach, and of each only the structure: no prose, no Kubernetes extensions. */
export function prune(upstream: { definitions: Definitions }): string {
  const kept: Definitions = {};
  const visit = (name: string) => {
    if (name in kept) return;
    kept[name] = {}; // a Trigger holds a Trigger
    kept[name] = structure(upstream.definitions[name], ref => visit(target(ref)));
  };
  KINDS.forEach(kind => visit(ARGO + kind));
  const definitions = Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ definitions }, undefined, 1) + '\n';
}

function structure(schema: Schema, onRef: (ref: string) => void): Schema {
  if (schema.$ref) onRef(schema.$ref);
  const child = (of?: Schema) => of && structure(of, onRef);
  // JSON.stringify leaves out what is undefined
  return {
    $ref: schema.$ref,
    type: schema.type,
    format: schema.format,
    required: schema.required,
    items: child(schema.items),
    additionalProperties: child(schema.additionalProperties),
    properties: schema.properties && Object.fromEntries(Object.entries(schema.properties).map(([name, of]) => [name, structure(of, onRef)])),
  };
}

if (require.main === module) {
  const [file, version] = process.argv.slice(2);
  if (!file || !/^v\d+\.\d+\.\d+$/.test(version)) throw new Error('usage: prune.ts <upstream schema.json> <version, e.g. v1.9.11>');
  writeFileSync(join(SCHEMA_DIRECTORY, `argo-events-${version}.json`), prune(JSON.parse(readFileSync(file, 'utf8'))));
}
