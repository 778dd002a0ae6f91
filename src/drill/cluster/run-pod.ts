import { Cluster } from './cluster';
import { asString, at, Json } from '../../values/json-values';
import { DRILL } from '../canary/names';
import { owned } from '../canary/owner';

const LONGEST_MS = 60_000;
const LOOK_EVERY_MS = 1000;

/** Runs a pod to its end and removes it; false when it failed or had no end. */
export async function runPod(cluster: Cluster, pod: Json, sleep: (milliseconds: number) => Promise<void>): Promise<boolean> {
  const [name, owner] = [asString(at(pod, 'metadata', 'name')) ?? '', await cluster.get('configmaps', DRILL)];
  await cluster.create([owner === undefined ? pod : owned(pod, owner)]);
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const phase = at(await cluster.get('pods', name), 'status', 'phase');
    if (phase === 'Succeeded' || phase === 'Failed' || waited >= LONGEST_MS) {
      await cluster.remove('pods', name, { wait: true });
      return phase === 'Succeeded';
    }
    await sleep(LOOK_EVERY_MS);
  }
}
