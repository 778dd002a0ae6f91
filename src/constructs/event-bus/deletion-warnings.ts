import { keepingOptions, SYNC_OPTIONS } from '../../lint/helpers/sync-options';

/** Options of Argo CD that a user gave and that take the events with the bus. */
export function deletionWarnings(annotations?: { readonly [annotation: string]: string }): string[] {
  return keepingOptions(annotations?.[SYNC_OPTIONS]).opposite.map(option =>
    `metadata.annotations: ${SYNC_OPTIONS} has ${option}, which lets Argo CD delete the bus. The deletion takes all events. Set ${option.split('=')[0]}=false or =confirm`);
}
