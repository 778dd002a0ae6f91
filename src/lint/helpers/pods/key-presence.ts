import { FlowObject } from '../../../manifests/manifest-object';
import { asRecord, asString, Json } from '../../../values/json-values';

const DATA = ['data', 'binaryData', 'stringData'] as const;

/** Whether a ConfigMap or Secret has a key; `unsure` where another program may fill the object, or the value is empty. */
export function keyPresence({ manifest, labels, annotations }: FlowObject, key: string): 'present' | 'absent' | 'unsure' {
  const values = DATA.map(field => asRecord(manifest[field]) ?? {});
  const value = values.map(each => each[key]).find(each => each !== undefined);
  if (value !== undefined) return asString(value)?.trim() === '' || value === null ? 'unsure' : 'present';
  const isEmpty = values.every(each => Object.keys(each).length === 0);
  return isEmpty && isFilledByOthers(manifest, [labels, annotations]) ? 'unsure' : 'absent';
}

/** Kubernetes fills tokens of ServiceAccounts; other programs are told by a label or annotation. */
function isFilledByOthers({ type }: Json, marks: readonly Readonly<Record<string, string>>[]): boolean {
  return type === 'kubernetes.io/service-account-token' || marks.some(each => Object.keys(each).length > 0);
}

/** Keys of a Secret whose value is not base64, so that the API server refuses the Secret. Encrypted values and placeholders do not count. */
export function brokenKeys({ manifest }: FlowObject): string[] {
  return Object.entries(asRecord(manifest.data) ?? {}).filter(([, value]) => {
    const text = asString(value)?.replace(/\s/g, '') ?? '';
    return !/[[<{$]/.test(text) && !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
  }).map(([key]) => key);
}
