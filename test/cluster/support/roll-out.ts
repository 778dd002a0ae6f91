import { eventually, sleep } from './eventually';
import { get, kubectl } from './kubectl';

/** Each look starts kubectl. */
const PAUSE = 2;

/** Restarts the pods of a workload, and waits until all are of its last revision and Ready. */
export async function rollOut(kind: string, name: string, namespace: string): Promise<void> {
  kubectl(['rollout', 'restart', `${kind}/${name}`, '-n', namespace]);
  await rolledOut(kind, name, namespace);
}

/** Waits as `kubectl rollout status` does, also for a workload with `OnDelete`, which that does not follow, and without blocking this process. */
export async function rolledOut(kind: string, name: string, namespace: string, seconds = 400): Promise<void> {
  await sleep(PAUSE);
  await eventually(seconds, async () => {
    const waiting = notRolledOut(get(kind, name, '-n', namespace));
    if (waiting === undefined) return;
    await sleep(PAUSE);
    throw new Error(`${kind} ${name}: ${waiting} after ${seconds} s`);
  });
}

/** Why a Deployment, StatefulSet or DaemonSet is not rolled out; undefined when it is. */
export function notRolledOut({ metadata: { generation }, spec, status }: any): string | undefined {
  if (status.observedGeneration !== generation) return 'the last change is not observed';
  const wanted = spec.replicas ?? status.desiredNumberScheduled;
  const updated = status.updatedReplicas ?? status.updatedNumberScheduled ?? 0;
  if (updated !== wanted) return `${updated} of ${wanted} pods are of the last revision`;
  const ready = status.readyReplicas ?? status.numberReady ?? 0;
  const all = status.replicas ?? status.currentNumberScheduled;
  if (ready !== wanted || all !== wanted) return `${ready} of ${wanted} pods are Ready, and there are ${all}`;
  return undefined;
}
