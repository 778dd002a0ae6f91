import { execFileSync } from 'child_process';

/** Runs kubectl and gives its output; fails with its error. */
export type Kubectl = (args: readonly string[], input?: string) => string;

export const runKubectl: Kubectl = (args, input) => {
  try {
    return execFileSync('kubectl', args, { input, encoding: 'utf8', stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { message, stderr, stdout } = error as { message: string; stderr?: string; stdout?: string };
    throw new Error(`kubectl ${args.join(' ')}: ${`${stderr ?? ''}${stdout ?? ''}` || message}`);
  }
};
