/** Orders a sync: what comes later is applied when the earlier wave is healthy. */
export function syncWave(wave: number): { [annotation: string]: string } {
  return { 'argocd.argoproj.io/sync-wave': String(wave) };
}

/** Deleting an EventBus deletes its volumes with all events, and hangs while anything refers to it. */
export const KEEP: { [annotation: string]: string } = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };
