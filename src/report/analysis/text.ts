import { beyondTargetLines, headline, failureLines } from './summary';
import { COLOR, Paint, SYMBOL, table } from './table';
import { worstFirst } from './worst-first';
import { Analysis, PathGroup } from '../../analysis/analyse';
import { Failure, FAILURES, takesComponents } from '../../analysis/failures';
import { remedyKey, sharedRemedies } from '../../analysis/remedies';
import { SURVIVED_WITHIN } from '../../analysis/survival-target';
import { VERDICT_KINDS } from '../../analysis/verdict';
import { unique } from '../../values/unique';
import { listTitles } from '../../words/failures';
import { NO_FLOW, PART_NAMES, pathName } from '../../words/flow-names';
import { riskText } from '../../words/losses';
import { assumptionText, factText } from '../../words/notes';
import { actionText } from '../../words/remedies';
import { targetText } from '../../words/targets';
import { VERDICT_DESCRIPTIONS } from '../../words/verdicts';
import { notLookedAtLines } from '../not-looked-at';
import { wrap, wrapped } from '../wrap';

export interface AnalysisTextOptions {
  /** ANSI colors. */
  readonly color?: boolean;
  /** Columns. */
  readonly width?: number;
}

const MOST_NAMES = 3;

/** A table for each group of equal paths: failure, verdict, bound, why. */
export function analysisText(analysis: Analysis, { color = false, width = 100 }: AnalysisTextOptions = {}): string {
  if (analysis.groups.length === 0) {
    return `${NO_FLOW}\n`;
  }
  const paint = (code: number, text: string) => color ? `\u001b[${code}m${text}\u001b[0m` : text;
  const lines = worstFirst(analysis).flatMap(group => [...heading(group, width, paint), ...table(analysis, group, width, paint), ...summary(group, width), '']);
  return [...inShort(analysis, width, paint), '', ...lines, ...legend(analysis, width, paint), ...notes(analysis).flatMap(text => wrapped(`note: ${text}`, width, '      '))].join('\n').trimEnd() + '\n';
}

function notes({ assumptions, notLookedAt }: Analysis): string[] {
  return [...assumptions.map(assumptionText), ...notLookedAtLines(notLookedAt).map(text => `not looked at: ${printable(text)}`)];
}

function inShort(analysis: Analysis, width: number, paint: Paint): string[] {
  // of one flow the heading says it, right below
  const sentences = analysis.groups.length > 1 ? headline(analysis) : [...failureLines(analysis), ...beyondTargetLines(analysis)];
  return sentences.flatMap(({ kind, text }) => wrapped(`${kind === undefined ? '·' : SYMBOL[kind]} ${printable(text)}`, width, '  ')
    .map(line => kind === undefined ? line : paint(COLOR[kind], line)));
}

function heading(group: PathGroup, width: number, paint: Paint): string[] {
  const { paths } = group;
  const more = paths.length - MOST_NAMES;
  const names = paths.slice(0, MOST_NAMES).map(path => paint(1, printable(pathName(path))));
  return [
    ...names,
    ...more > 0 ? [`and ${more} more with the same answers`] : [],
    ...promise(group).flatMap(({ code, text }) => wrapped(text, width, '  ').map(line => paint(code, line))),
  ];
}

function promise({ declared, unmetTargets, unverifiedTargets, verdicts }: PathGroup): { code: number; text: string }[] {
  if (declared === undefined) {
    return [];
  }
  const needs = unique(unverifiedTargets.flatMap(({ id }) => verdicts.get(id)!.missing));
  const texts = [
    ...unmetTargets.length > 0 ? [{ code: 31, text: `declared to survive ${declared}, and does not: ${listTitles(unmetTargets, '; ')}` }] : [],
    ...needs.length > 0 ? [{ code: 35, text: `declared to survive ${declared}, and not known without: ${needs.map(factText).join('; ')}` }] : [],
  ];
  return texts.length > 0 ? texts : [{ code: 32, text: `survives ${declared}, as declared: nothing is lost or waits for repair, and events are delivered again within ${SURVIVED_WITHIN} s` }];
}

/** What may be lost, and what would change the verdicts that need it most. */
function summary({ verdicts, combinations }: PathGroup, width: number): string[] {
  const risks = unique([...verdicts.values(), ...combinations.map(({ verdict }) => verdict)].flatMap(({ atRisk }) => atRisk)).map(riskText);
  const remediesIn = (which: (failure: Failure) => boolean) => sharedRemedies(FAILURES.filter(which).flatMap(({ id }) => verdicts.get(id) ?? []));
  const ofComponents = remediesIn(takesComponents);
  const known = new Set(ofComponents.map(({ remedy }) => remedyKey(remedy)));
  const others = remediesIn(failure => !takesComponents(failure)).filter(({ remedy }) => !known.has(remedyKey(remedy)));
  const fixes = [...ofComponents, ...others].map(({ parts, remedy }) => `${parts.map(part => PART_NAMES[part]).join(', ')}: ${targetText(remedy.target)}: ${actionText(remedy)}`);
  return [...labelled('risk', risks, width), ...labelled('fix', fixes, width)];
}

/** What the verdicts mean that were given. */
function legend({ groups }: Analysis, width: number, paint: Paint): string[] {
  const verdicts = groups.flatMap(group => [...group.verdicts.values(), ...group.combinations.map(({ verdict }) => verdict)]);
  const given = new Set(verdicts.map(({ kind }) => kind));
  return VERDICT_KINDS.filter(kind => given.has(kind)).reverse().flatMap(kind => {
    const [first, ...rest] = wrap(VERDICT_DESCRIPTIONS[kind], width - 11);
    return [`${paint(COLOR[kind], `${SYMBOL[kind]} ${kind.padEnd(7)}`)}  ${first}`, ...rest.map(text => ' '.repeat(11) + text)];
  }).concat('');
}

function labelled(label: string, texts: readonly string[], width: number): string[] {
  return texts.flatMap(text => wrapped(`  ${label.padEnd(4)} ${text}`, width, '       '));
}

/** Names come from strangers' manifests: no control characters reach the terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '\ufffd');
}
