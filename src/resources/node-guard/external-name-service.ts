import { ObjectMeta } from './metadata';

export interface ExternalNameServiceInput {
  readonly metadata: ObjectMeta;
  readonly host: string;
}

/** Keeps the address of something whose guard is in another namespace: a Service selects pods of its own namespace only. */
export function externalNameService({ metadata, host }: ExternalNameServiceInput) {
  return { apiVersion: 'v1', kind: 'Service', metadata, spec: { type: 'ExternalName', externalName: host } };
}
