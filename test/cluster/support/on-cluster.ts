import { tooLate, UNTIL } from './deadline';
import { testContext } from './pinned-kubectl';

/** Whether there is a cluster that the tests may use. */
export const hasCluster = testContext() !== undefined;

/** The tool that powers nodes of the cluster off and on, where there is one. */
export const nodeTool: string | undefined = hasCluster ? process.env.CLUSTER : undefined;

/** `describe` on a cluster. On a busy machine a deadline can pass by accident, so a test that fails is run again, and says so. */
export function describeOnCluster(name: string, tests: () => void): void {
  const late = hasCluster && tooLate(process.env[UNTIL], Date.now());
  if (late) process.stderr.write(`SKIPPED: the time until which suites may begin (${UNTIL}) has passed, for "${name}"\n`);
  jest.retryTimes(2, { logErrorsBeforeRetry: true });
  (hasCluster && !late ? describe : describe.skip)(name, tests);
}

/** `describeOnCluster` where the cluster has what the tests need. Without it the tests are skipped, and standard error says so. */
export function describeOnClusterWith(needed: boolean, missing: string, name: string, tests: () => void): void {
  if (hasCluster && !needed) process.stderr.write(`SKIPPED: ${missing}, for "${name}"\n`);
  if (needed) describeOnCluster(name, tests);
  else describe.skip(name, tests);
}

/** A test that also takes nodes away, with the tool that powers them off and on: CLUSTER. */
export function testWithNodes(name: string, body: (tool: string) => Promise<void>): void {
  if (hasCluster && !nodeTool) process.stderr.write(`SKIPPED: no CLUSTER, the tool that powers nodes off, for "${name}"\n`);
  (nodeTool ? test : test.skip)(name, () => body(nodeTool!));
}
