import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configSchema } from './schemas/config-schema';
import { manifestsSchema } from './schemas/manifests-schema';

export const SCHEMAS_FOLDER = join(__dirname, '../assets/schemas');

/** The schemas of the package by their file names. */
export function schemas(): Map<string, string> {
  return new Map(Object.entries({ 'ha-events.json': configSchema(), 'argo-events.json': manifestsSchema() })
    .map(([file, schema]) => [file, `${JSON.stringify(schema, undefined, 1)}\n`]));
}

if (require.main === module) {
  for (const [file, text] of schemas()) {
    const path = join(SCHEMAS_FOLDER, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
