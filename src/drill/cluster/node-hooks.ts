import { runProgram } from './program';
import { UsageError } from '../../contract/usage-error';

/** Commands of the user that take a node away and bring it back. */
export interface NodeHooks {
  readonly off: (node: string) => Promise<void>;
  readonly on: (node: string) => Promise<void>;
}

const PLACE = '{node}';
const NODE_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const LONGEST_SECONDS = 300;

/** Both or none: a node that is turned off and never on is no drill. */
export function nodeHooks(off: string | undefined, on: string | undefined): NodeHooks | undefined {
  if (off === undefined && on === undefined) return undefined;
  if (off === undefined || on === undefined) throw new UsageError('--node-off and --node-on belong together: the first turns a node off, the second turns it on');
  for (const [option, command] of [['--node-off', off], ['--node-on', on]]) {
    if (!command.includes(PLACE)) throw new UsageError(`${option} is ${JSON.stringify(command)} and does not say which node: write ${PLACE} where its name belongs`);
  }
  return { off: node => runHook(off, node), on: node => runHook(on, node) };
}

async function runHook(command: string, node: string): Promise<void> {
  // the name goes into a shell
  if (!NODE_NAME.test(node)) throw new Error(`${JSON.stringify(node)} is no name of a node`);
  const line = command.replaceAll(PLACE, node);
  const { code, stdout, stderr } = await runProgram('sh', ['-c', line], { timeoutSeconds: LONGEST_SECONDS, until: 'exit' });
  if (code !== 0) throw new Error(`${line}: ${(stderr || stdout).trim() || `it ended with ${code}`}`);
}
