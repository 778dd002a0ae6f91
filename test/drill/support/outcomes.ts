import { FakeRun } from './run';
import { FaultResult } from '../../../src/drill/report-model/drill-report';

/** Of all but the warm-up. How well a prediction is kept depends on what the analysis predicts, whether it is kept does not. */
export function outcomes([, ...faults]: readonly FaultResult[]): string[] {
  return faults.map(({ id, outcome, skipped }) => `${id}: ${outcome === 'held' || outcome === 'better' ? 'kept' : outcome ?? skipped}`);
}

/** Does something once, after the first thing done to the cluster that is like this. */
export function whenDone(run: FakeRun, what: RegExp, then: () => void): void {
  let happened = false;
  run.cluster.after = done => {
    if (!happened && what.test(done)) {
      happened = true;
      then();
    }
  };
}

export const noHooks = () => ({ off: async () => undefined, on: async () => undefined });

/** Hooks that note what they are called for, among what is done to the cluster. */
export function notedHooks(run: () => FakeRun) {
  return {
    off: async (node: string) => { run().cluster.done.push(`off ${node}`); },
    on: async (node: string) => { run().cluster.done.push(`on ${node}`); },
  };
}
