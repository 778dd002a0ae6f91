import { setFlagsFromString } from 'node:v8';

/** How much bytecode a function runs before V8 optimizes the function: about four times the number of V8. */
export const LATER = '--interrupt-budget=300000';

/**
 * Has V8 optimize only functions that run for long. Commands are short: otherwise a third of the processor time of a check goes into code that hardly runs
 * afterwards. V8 of later versions of Node.js has a cheaper optimizer in between, and no such flag.
 */
export function optimizeLater(version = process.versions.v8): void {
  if (version.startsWith('11.')) setFlagsFromString(LATER);
}
