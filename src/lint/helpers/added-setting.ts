import { JETSTREAM } from './buses';
import { setting } from '../../argo-events/nats/bus-settings';
import { MANIFEST_SETTINGS } from '../../argo-events/nats/stream-config';
import { Finding } from '../engine/rule';

/**
 * The edit that adds a line to the settings of a bus. A setting that somebody wrote is theirs to change, in the EventBus and in the configuration of
 * the controller, whose text the one of the EventBus replaces.
 */
export function addedSetting(own: unknown, inForce: string, key: string, value: string): Pick<Finding, 'edits'> {
  const path = [...JETSTREAM, 'settings'];
  const line = `${key}: ${value}`;
  if (own === undefined) return inForce === MANIFEST_SETTINGS ? { edits: [{ path, value: `${line}\n` }] } : {};
  if (typeof own !== 'string' || setting(own, key) !== undefined) return {};
  return { edits: [{ path, value: own.endsWith('\n') || own === '' ? `${own}${line}\n` : `${own}\n${line}` }] };
}
