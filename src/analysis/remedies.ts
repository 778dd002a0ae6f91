import { Remedy } from './codes/remedy';
import { SURVIVED_WITHIN } from './survival-target';
import { Part, Verdict, VERDICT_KINDS } from './verdict';

/** A remedy, and all parts that it is for. */
export interface SharedRemedy {
  readonly parts: readonly Part[];
  readonly remedy: Remedy;
}

/** The remedies of all verdicts that are worse than a short pause, each once, those of the worst verdict first. */
export function sharedRemedies(verdicts: readonly Verdict[]): SharedRemedy[] {
  const shared = new Map<string, SharedRemedy>();
  for (const { remedies } of verdicts.filter(needsRemedy).sort(worstFirst)) {
    for (const remedy of remedies) {
      const { parts, remedy: first } = shared.get(remedyKey(remedy)) ?? { parts: [], remedy };
      shared.set(remedyKey(remedy), { parts: parts.includes(remedy.part) ? parts : [...parts, remedy.part], remedy: first });
    }
  }
  return [...shared.values()];
}

/** Equal for the same change in the same place, whichever part it is for. */
export function remedyKey({ part: _, ...change }: Remedy): string {
  return JSON.stringify(change);
}

function needsRemedy({ kind, pause }: Verdict): boolean {
  return kind !== 'flows' && !(kind === 'pauses' && pause <= SURVIVED_WITHIN);
}

function worstFirst(a: Verdict, b: Verdict): number {
  return VERDICT_KINDS.indexOf(a.kind) - VERDICT_KINDS.indexOf(b.kind) || (a.pause === b.pause ? 0 : b.pause - a.pause);
}
