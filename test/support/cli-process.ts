import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';

const repository = join(__dirname, '..', '..');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as a process of its own, with a heap of so many MB. Its standard input is closed without an input. */
export async function cliProcess(heap: number, args: readonly string[], input: Readable = Readable.from([])): Promise<Ended> {
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, '-r', 'ts-node/register/transpile-only', 'src/cli/main.ts', ...args], {
    cwd: repository,
    env: { ...process.env, TS_NODE_PROJECT: join(repository, 'test', 'tsconfig.json'), NODE_OPTIONS: undefined },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => { out += text.toString(); });
  child.stderr.on('data', (text: Buffer) => { err += text.toString(); });
  // it may end before it has read everything
  child.stdin.on('error', () => input.destroy());
  input.pipe(child.stdin);
  return new Promise(resolve => child.on('close', code => resolve({ code, out, err })));
}
