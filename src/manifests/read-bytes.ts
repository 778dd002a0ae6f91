import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { inMiB, LARGEST_FILE } from './read-limits';

/** Standard input, as a path. */
export const STDIN = '-';

const CHUNK = 1024 * 1024;
const WAIT_MS = 10;

/** All of a file, a pipe or standard input; throws when there is more than is allowed, and reads no further then. */
export function readBytes(file: string): Buffer {
  // without the flag the opening of a pipe into which nobody writes would not come back; to read only is 0, and needs no flag
  const descriptor = file === STDIN ? 0 : openSync(file, constants.O_NONBLOCK ?? 0);
  try {
    const status = fstatSync(descriptor);
    if (status.isFile() && status.size > LARGEST_FILE) throw tooLarge(inMiB(status.size));
    const bytes = readAll(descriptor);
    // as of a command that failed, of which a clean check would tell nothing
    if (bytes.length === 0 && (file === STDIN || status.isFIFO())) throw new Error(`it is ${file === STDIN ? 'standard input' : 'a pipe'} into which nothing was written`);
    return bytes;
  } finally {
    if (file !== STDIN) closeSync(descriptor);
  }
}

function readAll(descriptor: number): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const filled = fill(descriptor, chunk);
    size += filled;
    if (size > LARGEST_FILE) throw tooLarge(`more than ${inMiB(LARGEST_FILE)}`);
    chunks.push(chunk.subarray(0, filled));
    if (filled < CHUNK) return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size);
  }
}

/** @returns less than the length of the chunk at the end only */
function fill(descriptor: number, chunk: Buffer): number {
  let filled = 0;
  while (filled < chunk.length) {
    const read = readSome(descriptor, chunk, filled);
    if (read === 0) break;
    filled += read;
  }
  return filled;
}

function readSome(descriptor: number, chunk: Buffer, from: number): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk, from, chunk.length - from, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // how Windows ends a pipe
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      // whoever writes has nothing yet
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
  }
}

function tooLarge(size: string): Error {
  return new Error(`it has ${size}. Allowed: ${inMiB(LARGEST_FILE)}. Split it, or leave out what has nothing to do with Argo Events`);
}
