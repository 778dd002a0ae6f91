import { Options } from './arguments';

/** What a command needs of the outside; tests give their own. */
export interface Terminal {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly color: boolean;
  /** Undefined where it is no terminal. */
  readonly columns?: number;
}

export interface Command {
  readonly summary: string;
  readonly help: string;
  /** Options that it takes, for the completion of shells. */
  readonly options: Options;
  /** Words that its first arguments can be. */
  readonly words?: readonly string[];
  /** @returns the exit code */
  readonly run: (args: readonly string[], terminal: Terminal) => number | Promise<number>;
}

export const EXIT = {
  /** Nothing at or above --fail-on. */
  CLEAN: 0,
  FINDINGS: 1,
  /** Wrong usage, or something that could not be read. */
  CANNOT_RUN: 2,
} as const;
