import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** The part of JSON schema that the schema of Argo Events uses. */
export interface Schema {
  type?: string | string[];
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema;
  oneOf?: Schema[];
  description?: string;
  $ref?: string;
}

export type Definitions = Record<string, Schema>;

export interface PinnedSchema {
  /** Tag of Argo Events, e.g. v1.9.11. */
  readonly version: string;
  readonly definitions: Definitions;
}

export const KINDS = ['EventBus', 'EventSource', 'Sensor'];
export const ARGO = 'io.argoproj.events.v1alpha1.';
export const SCHEMA_DIRECTORY = join(__dirname, '..', 'schema');

const REF = '#/definitions/';

/** Name of the definition that a $ref points to. */
export function target(ref: string): string {
  if (!ref.startsWith(REF)) throw new Error(`$ref "${ref}" does not point to ${REF}`);
  return ref.slice(REF.length);
}

export function refTo(definition: string): Schema {
  return { $ref: REF + definition };
}

/** Reads the one pinned schema; its file name carries the version. */
export function readPinnedSchema(): PinnedSchema {
  const files = readdirSync(SCHEMA_DIRECTORY).filter(file => file.endsWith('.json'));
  const version = files.length === 1 ? /^argo-events-(v[\d.]+)\.json$/.exec(files[0])?.[1] : undefined;
  if (!version) throw new Error(`${SCHEMA_DIRECTORY} holds [${files}]; it must hold exactly one file argo-events-<version>.json`);
  return { version, definitions: JSON.parse(readFileSync(join(SCHEMA_DIRECTORY, files[0]), 'utf8')).definitions };
}
