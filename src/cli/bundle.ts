import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { COMMANDS } from './commands';

/** The command line in one file, which starts faster than its hundreds of modules. tools/bundle-cli.ts writes it, in ASCII, which is read fastest. */
export const BUNDLE = join(__dirname, '..', '..', 'cli', 'ha-events.js');

/** Characters at the end of a bundle that no other one has. */
const MARK = 16;

/**
 * Runs a bundle, with the code that V8 compiled when the command ran before. That code is kept beside the bundle: who can change the one
 * can change the other.
 *
 * @returns false without a bundle, and for what is no command
 */
export function startBundle(file: string, command: string | undefined): boolean {
  const source = Object.hasOwn(COMMANDS, command ?? '') ? contentOf(file)?.toString('latin1').trimEnd() : undefined;
  if (source === undefined) return false;
  const kept = join(dirname(file), 'cache', `${command}-${source.slice(-MARK)}-${cachedDataVersionTag()}`);
  const cachedData = contentOf(kept);
  const script = new Script(`(function (require, __dirname) {${source}\n})`, { filename: file, cachedData });
  // as of Node's own cache
  const keeps = (cachedData === undefined || script.cachedDataRejected) && !process.env.NODE_DISABLE_COMPILE_CACHE;
  if (keeps) process.once('exit', () => keep(kept, script));
  (script.runInThisContext() as (...args: unknown[]) => void)(createRequire(file), dirname(file));
  return true;
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Where nothing can be written, each run compiles. */
function keep(file: string, script: Script): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const descriptor = openSync(unfinished, 'wx');
    writeFileSync(descriptor, script.createCachedData());
    closeSync(descriptor);
    renameSync(unfinished, file);
  } catch {
    // the next run tries again
  }
}
