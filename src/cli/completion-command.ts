import { readArguments } from './arguments';
import { Command, EXIT, Terminal } from './command';
import { COMMANDS } from './commands';
import { SHELLS } from './completion';
import { UsageError, unknownWord } from '../contract/usage-error';

export const completionCommand: Command = {
  summary: 'print the completion for a shell: bash, zsh or fish',
  help: `Usage: ha-events completion bash|zsh|fish

bash:  source <(ha-events completion bash)
zsh:   source <(ha-events completion zsh)
fish:  ha-events completion fish | source`,
  options: {},
  words: Object.keys(SHELLS),
  run,
};

function run(args: readonly string[], terminal: Terminal): number {
  const { paths: [shell, ...rest] } = readArguments(args, {});
  if (shell === undefined || rest.length > 0) throw new UsageError(`completion needs one shell. Allowed: ${Object.keys(SHELLS).join(', ')}`);
  if (!Object.hasOwn(SHELLS, shell)) throw unknownWord('completion: there is no shell', shell, Object.keys(SHELLS));
  terminal.write(SHELLS[shell](Object.fromEntries(Object.entries(COMMANDS).map(([name, load]) => [name, load()]))));
  return EXIT.CLEAN;
}
