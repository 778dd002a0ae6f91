import { OPT_IN, optIn } from './opt-in';
import { Kubectl, runKubectl } from './run-kubectl';

let chosen: { readonly context?: string } | undefined;

/** The context that the tests may use; undefined when none is named. */
export function testContext(): string | undefined {
  chosen ??= { context: optIn(process.env[OPT_IN], runKubectl) };
  return chosen.context;
}

/** Arguments of kubectl for the cluster of the tests, also when somebody selects another context in the meantime. */
export function pinned(args: readonly string[]): string[] {
  const context = testContext();
  if (context === undefined) throw new Error(`kubectl ${args.join(' ')}: ${OPT_IN} is not set. No test may use a cluster. Set ${OPT_IN} to the current context of kubectl`);
  return ['--context', context, ...args];
}

/** For the files here that look at ownership themselves; tests use `kubectl`, which is confined to the namespaces of the tests. */
export const pinnedKubectl: Kubectl = (args, input) => runKubectl(pinned(args), input);
