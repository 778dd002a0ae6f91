import { execFileSync } from 'child_process';

/** Whether there is a cluster to test on; without one, the tests on it say so and are skipped. */
export const hasCluster = process.env.KUBECONFIG !== undefined;
if (!hasCluster) process.stderr.write('SKIPPED: no KUBECONFIG, so nothing is tested on a cluster\n');

/** `describe` on a cluster. On a busy machine a deadline can pass by accident, so a test that fails is run again, and says so. */
export function describeOnCluster(name: string, tests: () => void): void {
  jest.retryTimes(2, { logErrorsBeforeRetry: true });
  (hasCluster ? describe : describe.skip)(name, tests);
}

/** A test that also takes nodes away, with the tool that powers them off and on: CLUSTER. */
export function testWithNodes(name: string, body: (tool: string) => Promise<void>): void {
  const tool = process.env.CLUSTER;
  if (hasCluster && !tool) process.stderr.write(`SKIPPED: no CLUSTER, the tool that powers nodes off, for "${name}"\n`);
  (tool ? test : test.skip)(name, () => body(tool!));
}

/** Runs kubectl and gives what it prints; fails with what it says. */
export function kubectl(args: string[], input?: string): string {
  try {
    return execFileSync('kubectl', args, { input, encoding: 'utf8', stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stderr, stdout } = error as { stderr: string; stdout: string };
    throw new Error(`kubectl ${args.join(' ')}: ${stderr}${stdout}`);
  }
}

/** Objects as the API server has them. */
export function get(...args: string[]): any {
  return JSON.parse(kubectl(['get', ...args, '-o', 'json']));
}

/** Applies objects on the server's side; gives them as stored. */
export function apply(objects: object[], namespace?: string): any[] {
  const list = { apiVersion: 'v1', kind: 'List', items: objects };
  const where = namespace ? ['-n', namespace] : [];
  const stored = JSON.parse(kubectl(['apply', '--server-side', '--force-conflicts', ...where, '-o', 'json', '-f', '-'], JSON.stringify(list)));
  return stored.items ?? [stored];
}

export async function sleep(seconds: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, seconds * 1000));
}

/** Waits until a check passes; fails with the last error of the check. */
export async function eventually<T>(seconds: number, check: () => T | Promise<T>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(1);
    }
  }
}

/** A namespace of its own for a test file, deleted first if an earlier run left one. */
export function freshNamespace(name: string): void {
  deleteNamespace(name);
  kubectl(['create', 'namespace', name]);
}

export function deleteNamespace(name: string): void {
  kubectl(['delete', 'namespace', name, '--ignore-not-found', '--wait=true', '--timeout=120s']);
}
