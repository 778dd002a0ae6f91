import { FlowObject } from './manifest-object';
import { asRecord, at } from '../values/json-values';

/** A Service that is another name of a host, whatever its selector says. */
export function isAlias({ manifest }: FlowObject): boolean {
  return at(manifest, 'spec', 'type') === 'ExternalName';
}

/** Of an entry of its ports. Requests of HTTP come by TCP. */
export function isTcp(entry: unknown): boolean {
  return ['TCP', undefined].includes(asRecord(entry)?.protocol as string | undefined);
}

/** Its name leads to the pods themselves, and to their ports. */
export function isHeadless({ manifest }: FlowObject): boolean {
  return at(manifest, 'spec', 'clusterIP') === 'None';
}
