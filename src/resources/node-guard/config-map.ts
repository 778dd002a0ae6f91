import { ObjectMeta } from './metadata';
import { sha256 } from '../../values/sha256';
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
  return sha256(JSON.stringify(Object.entries(files).sort(([a], [b]) => a < b ? -1 : 1))).slice(0, 16);
}
