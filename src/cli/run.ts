import { Command, EXIT, Terminal } from './command';
import { COMMANDS } from './commands';
import { missingPeer, missingPeerMessage } from './missing-peer';
import { packageInfo } from '../contract/package-info';
import { unknownWord, UsageError } from '../contract/usage-error';

/** Runs the command line and returns its exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      terminal.write(help());
      return name === undefined ? EXIT.CANNOT_RUN : EXIT.CLEAN;
    }
    if (name === '--version') {
      terminal.write(`${packageInfo().version}\n`);
      return EXIT.CLEAN;
    }
    const command = findCommand(name);
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.write(`${command.help}\n`);
      return EXIT.CLEAN;
    }
    return await command.run(rest, terminal);
  } catch (error) {
    const peer = missingPeer(error);
    const message = peer !== undefined ? missingPeerMessage(peer)
      : error instanceof UsageError ? error.message : (error as Error).stack ?? String(error);
    terminal.writeError(`ha-events: ${message}\n`);
    return EXIT.CANNOT_RUN;
  }
}

function findCommand(name: string): Command {
  const known = Object.keys(COMMANDS);
  if (name.startsWith('-')) throw unknownWord('before a command there is no option', name, ['--help', '--version']);
  if (!Object.hasOwn(COMMANDS, name)) throw unknownWord('there is no command', name, [...known, 'help']);
  return COMMANDS[name]();
}

/** Of a command that needs what is not installed, only that. */
function summary(load: () => Command): string {
  try {
    return load().summary;
  } catch (error) {
    const peer = missingPeer(error);
    if (peer === undefined) throw error;
    return `(needs ${peer})`;
  }
}

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map(name => name.length)) + 2;
  const lines = Object.entries(COMMANDS).map(([name, load]) => `  ${name.padEnd(width)}${summary(load)}`);
  return `Usage: ha-events COMMAND [options]

Commands:
${lines.join('\n')}

ha-events COMMAND --help tells more; --version prints the version.
`;
}
