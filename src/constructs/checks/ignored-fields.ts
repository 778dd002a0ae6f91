import { ignoredFields } from '../../argo-events/catalog/ignored-fields';
import { API_VERSION, WorkloadKind } from '../../argo-events/catalog/labels';
import { visitFields } from '../../argo-events/catalog/struct-walk';
import { asRecord } from '../../values/json-values';

/** Refuses fields that Argo Events has and does not use, or overrides. Fields that it does not have are refused where they are converted. */
export function validateIgnoredFields(kind: WorkloadKind, name: string, spec: unknown): void {
  const manifest = { apiVersion: API_VERSION, kind, metadata: { name }, spec };
  // only a field of github events is never read
  const visited = asRecord(spec)?.github ? visitFields(kind, manifest) : [];
  for (const { path, reason, instead } of ignoredFields(kind, manifest, visited)) {
    throw new Error(`${path.slice(1).join('.')} would have no effect: ${reason}. Fix: ${instead}`);
  }
}
