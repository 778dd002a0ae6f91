import { Options } from './arguments';
import { Terminal } from './command';
import { count } from '../lint/engine/check-report';
import { NotLookedAt } from '../manifests/not-looked-at/not-looked-at';
import { notLookedAtLines } from '../report/not-looked-at';

export const JUDGED_OPTIONS: Options = {
  'allow-empty': { type: 'boolean', help: 'exit 0 although there is nothing to judge, for hooks that pass changed files' },
};

/** What is missing where nothing of a flow was read. */
export const NONE = 'none of them an EventBus, EventSource or Sensor';

export interface Judged {
  /** Objects and documents that were read. */
  readonly documents: number;
  readonly notLookedAt: readonly NotLookedAt[];
  /** Whether there was anything that an answer could be about. */
  readonly judged: boolean;
  /** Undefined for a command without --allow-empty. */
  readonly allowEmpty?: boolean;
}

/**
 * Writes what was not looked at to standard error. False where the result is not an answer: no object was judged, or a document that was not
 * looked at holds objects of Argo Events. Other documents do not change the result.
 */
export function tellJudged({ documents, notLookedAt, judged, allowEmpty }: Judged, missing: string, terminal: Terminal): boolean {
  for (const line of notLookedAtLines(notLookedAt)) terminal.writeError(`ha-events: not looked at: ${line}\n`);
  const known = notLookedAt.some(({ holds }) => holds.length > 0);
  const accepted = judged || allowEmpty === true && !known;
  if (!accepted) {
    const remedy = `Give the ${notLookedAt.length > 0 ? 'rendered manifests' : 'manifests of Argo Events'}${known || allowEmpty === undefined ? '' : ', or allow it with --allow-empty'}`;
    terminal.writeError(`ha-events: nothing was judged: ${count(documents, 'object')} read, ${missing}. ${remedy}\n`);
  }
  return accepted && !known;
}
