import { OPT_IN, optIn, SKIPPED } from './opt-in';
import { runKubectl } from './run-kubectl';

/** Runs once before all tests on a cluster: says which cluster they use, or that they are skipped; an error ends the run. */
export default function setup(): void {
  const context = optIn(process.env[OPT_IN], runKubectl);
  process.stderr.write(context === undefined ? SKIPPED : `The tests run on the cluster of the context "${context}".\n`);
}
