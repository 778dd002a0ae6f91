import { keepingOptions, SYNC_OPTIONS } from '../../lint/helpers/sync-options';

/** Orders a sync: what comes later is applied when the earlier wave is healthy. */
export function syncWave(wave: number): { [annotation: string]: string } {
  return { 'argocd.argoproj.io/sync-wave': String(wave) };
}

/**
 * Deleting an EventBus deletes its volumes with all events, and hangs while anything refers to it.
 *
 * @param given annotations of the user, whose sync options stay
 */
export function keep(given?: { readonly [annotation: string]: string }): { [annotation: string]: string } {
  return { [SYNC_OPTIONS]: keepingOptions(given?.[SYNC_OPTIONS]).completed };
}
