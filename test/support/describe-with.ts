import { spawnSync } from 'child_process';

const known = new Map<string, boolean>();

/** `describe` where a program is installed. Without it the tests are skipped, and standard error says so once in a file. */
export function describeWith(program: string, version = '-v'): typeof describe {
  const found = known.get(program) ?? spawnSync(program, [version]).error === undefined;
  if (!found && !known.has(program)) process.stderr.write(`SKIPPED: no ${program}, so the tests that run it are skipped\n`);
  known.set(program, found);
  return found ? describe : describe.skip as unknown as typeof describe;
}
