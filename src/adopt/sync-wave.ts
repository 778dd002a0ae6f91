import { CodeRecord } from './code';
import { FlowObject } from '../manifests/manifest-object';

/** Annotation with the wave in which Argo CD applies an object. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

/** The wave of an object as a prop. */
export function syncWaveOf({ annotations }: FlowObject): CodeRecord {
  const wave = annotations[SYNC_WAVE];
  return wave !== undefined && /^-?\d+$/.test(wave) ? { syncWave: Number(wave) } : {};
}
