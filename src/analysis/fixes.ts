import { SURVIVED_WITHIN } from './survival-target';
import { Part, Verdict, VERDICT_KINDS } from './verdict';

/** A fix, and all parts that it is for. */
export interface SharedFix {
  readonly parts: readonly Part[];
  readonly field: string;
  readonly change: string;
}

/** The fixes of all verdicts that are worse than a short pause, each once, those of the worst verdict first. */
export function worthFixing(verdicts: readonly Verdict[]): SharedFix[] {
  const fixes = new Map<string, SharedFix>();
  for (const { fixes: found } of verdicts.filter(needsFix).sort(worstFirst)) {
    for (const { part, field, change } of found) {
      const id = `${field}\n${change}`;
      const parts = fixes.get(id)?.parts ?? [];
      fixes.set(id, { parts: parts.includes(part) ? parts : [...parts, part], field, change });
    }
  }
  return [...fixes.values()];
}

function needsFix({ kind, pause }: Verdict): boolean {
  return kind !== 'flows' && !(kind === 'pauses' && pause <= SURVIVED_WITHIN);
}

function worstFirst(a: Verdict, b: Verdict): number {
  return VERDICT_KINDS.indexOf(a.kind) - VERDICT_KINDS.indexOf(b.kind) || (a.pause === b.pause ? 0 : b.pause - a.pause);
}
