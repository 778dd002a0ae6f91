import { createHash } from 'crypto';
import { ObjectMeta } from './metadata';
import { withoutSubstitution } from '../workload/flux';

export interface ConfigMapInput {
  readonly metadata: ObjectMeta;
  /** Texts by the names of their files. */
  readonly files: Readonly<Record<string, string>>;
}

export function guardConfigMap({ metadata, files }: ConfigMapInput) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, annotations: withoutSubstitution(metadata.annotations) }, data: files };
}

/** Changes with any of the files. */
export function filesHash(files: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(JSON.stringify(Object.entries(files).sort(([a], [b]) => a < b ? -1 : 1))).digest('hex').slice(0, 16);
}
