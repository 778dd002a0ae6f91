import { asRecord, asString, Json } from '../values/json-values';

/** What tells an object from all others in a cluster; an object without a namespace is in the given one. */
export function objectKey({ apiVersion, kind, metadata }: Json, namespace = ''): string {
  const { name, namespace: own } = asRecord(metadata) ?? {};
  const [group] = asString(apiVersion)?.includes('/') ? asString(apiVersion)!.split('/') : [''];
  return `${group}/${asString(kind)} ${asString(own) ?? namespace}/${asString(name)}`;
}
