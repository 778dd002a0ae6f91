import { Kubectl } from './run-kubectl';

export const OPT_IN = 'HA_TEST_CLUSTER';

export const SKIPPED = `SKIPPED: ${OPT_IN} is not set, so the tests on a cluster are skipped and no cluster is touched. `
  + `To run them, set ${OPT_IN} to the current context of kubectl; they cordon nodes and apply admission policies.\n`;

/** The context that the tests may use; undefined when none is named. Fails when the named context is not the current one, or does not answer. */
export function optIn(given: string | undefined, kubectl: Kubectl): string | undefined {
  if (!given) return undefined;
  const current = currentContext(given, kubectl);
  if (current !== given) {
    throw new Error(`${OPT_IN}: got "${given}", but the current context of kubectl is "${current}". No test on a cluster runs. `
      + `Select the cluster: kubectl config use-context ${given}. Or set ${OPT_IN} to "${current}", if the tests may change that cluster`);
  }
  try {
    kubectl(['--context', given, '--request-timeout=10s', 'get', '--raw', '/version']);
  } catch (error) {
    throw new Error(`${OPT_IN}: got "${given}", which is the current context of kubectl, but its cluster does not answer. No test on a cluster runs. `
      + `Start the cluster, or unset ${OPT_IN} to skip these tests. ${(error as Error).message}`);
  }
  return given;
}

function currentContext(given: string, kubectl: Kubectl): string {
  try {
    return kubectl(['config', 'current-context']).trim();
  } catch (error) {
    throw new Error(`${OPT_IN}: got "${given}", but kubectl has no current context. No test on a cluster runs. `
      + `Set KUBECONFIG to a file with the context "${given}", or unset ${OPT_IN} to skip these tests. ${(error as Error).message}`);
  }
}
