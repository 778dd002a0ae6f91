import { Analysis, PathGroup } from '../../analysis/analyse';
import { Combination } from '../../analysis/cut-sets/combinations';
import { pairs } from '../../analysis/cut-sets/pairs';
import { failsAtRest } from '../../analysis/survival-target';
import { Bound, boundOf, decidingCodes, extraPause, Verdict, VerdictKind } from '../../analysis/verdict';
import { pairTitle } from '../../words/components';
import { FAILURE_TITLES } from '../../words/failures';
import { formatBound, formatExtraPauseWithReason, formatReason } from '../../words/verdicts';
import { wrap } from '../wrap';

/** Puts an ANSI color on a text, or not. */
export type Paint = (code: number, text: string) => string;

export const SYMBOL: Record<VerdictKind, string> = { flows: '✓', pauses: '~', refuses: '!', unknown: '?', stops: '✗', loses: '✗' };
export const COLOR: Record<VerdictKind, number> = { flows: 32, pauses: 33, refuses: 33, unknown: 35, stops: 31, loses: 31 };

/** A narrower column of reasons is hard to read; they stand below then. */
const LEAST_COLUMN = 36;
const BELOW = ' '.repeat(6);

/** Failures with one answer. */
interface Row {
  readonly titles: readonly string[];
  readonly verdict: Verdict;
}

/** Failure, verdict, bound, why: for every single failure, then for two at once. */
export function table({ failures }: Analysis, { verdicts, combinations }: PathGroup, width: number, paint: Paint): string[] {
  const all = failures.map(({ id }): Row => ({ titles: [FAILURE_TITLES[id]], verdict: verdicts.get(id)! }));
  // when no event passes even so, the failures have nothing to add
  const never = failsAtRest({ verdicts });
  const single = never ? all.slice(0, 1) : all;
  const two = never ? [] : pairRows(combinations);
  const widths = {
    title: Math.max(...[...single, ...two].flatMap(({ titles }) => titles).map(({ length }) => length)),
    bound: Math.max(...[...single, ...two].map(({ verdict }) => formatBound(verdict).length)),
    all: width,
  };
  return [
    ...single.flatMap(row => rowLines(row, widths, paint)),
    ...two.length > 0 ? ['  two at once:'] : [],
    ...two.flatMap(row => rowLines(row, widths, paint)),
  ];
}

/** Pairs of equal answers share a row. */
function pairRows(combinations: readonly Combination[]): Row[] {
  const { breaking, worstOther } = pairs(combinations);
  const rows = new Map<string, Row>();
  for (const { components, verdict } of breaking) {
    const key = JSON.stringify(answerOf(verdict));
    rows.set(key, { titles: [...rows.get(key)?.titles ?? [], pairTitle(components)], verdict });
  }
  return [...rows.values(), ...worstOther ? [{ titles: [breaking.length > 0 ? 'any other two, at worst' : 'any two, at worst'], verdict: worstOther.verdict }] : []];
}

/** What a row shows of a verdict, as data: numbers as they are rounded, and codes. */
function answerOf(verdict: Verdict) {
  const { podPolicy, notes, cause } = verdict;
  const shown = ({ seconds, ...bound }: Bound) => ({ ...bound, seconds: seconds === undefined ? '' : String(Math.ceil(seconds)) });
  const also = extraPause(verdict);
  return [
    shown(boundOf(verdict)),
    podPolicy === undefined ? decidingCodes(verdict) : [shown(podPolicy.installed), shown(podPolicy.notInstalled)],
    notes,
    also !== undefined && [String(Math.ceil(also)), cause],
  ];
}

function reasons(verdict: Verdict): string {
  return [formatReason(verdict), formatExtraPauseWithReason(verdict)].filter(Boolean).join('; ');
}

function rowLines({ titles, verdict }: Row, widths: { title: number; bound: number; all: number }, paint: Paint): string[] {
  const beside = 2 + widths.title + 2 + 2 + 8 + widths.bound + 2;
  const below = widths.all - beside < LEAST_COLUMN;
  const texts = wrap(reasons(verdict), below ? widths.all - BELOW.length : widths.all - beside);
  const label = `${SYMBOL[verdict.kind]} ${verdict.kind.padEnd(7)}`;
  const lines = Array.from({ length: Math.max(titles.length, below ? 1 : texts.length) }, (_, line) => {
    const answer = line === 0 ? `${paint(COLOR[verdict.kind], label)} ${formatBound(verdict).padEnd(widths.bound)}` : ' '.repeat(2 + 8 + widths.bound);
    return `  ${(titles[line] ?? '').padEnd(widths.title)}  ${answer}  ${below ? '' : texts[line] ?? ''}`.trimEnd();
  });
  return [...lines, ...below ? texts.filter(Boolean).map(text => BELOW + text) : []];
}
