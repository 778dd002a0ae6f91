import { beyond, headline, lead } from './summary';
import { COLOR, Paint, SYMBOL, table } from './table';
import { worstFirst } from './worst-first';
import { Analysis, PathGroup } from '../../analysis/analyse';
import { Failure } from '../../analysis/failures';
import { worthFixing } from '../../analysis/fixes';
import { SURVIVED_WITHIN } from '../../analysis/survival-target';
import { VERDICT_KINDS } from '../../analysis/verdict';
import { MEANINGS, NO_FLOW, PART_NAMES, pathName } from '../../analysis/verdict-text';
import { notLookedAtLines } from '../not-looked-at';
import { wrap, wrapped } from '../wrap';

export interface AnalysisTextOptions {
  /** ANSI colours. */
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
  return [...assumptions, ...notLookedAtLines(notLookedAt).map(text => `not looked at: ${printable(text)}`)];
}

function inShort(analysis: Analysis, width: number, paint: Paint): string[] {
  // of one flow the heading says it, right below
  const sentences = analysis.groups.length > 1 ? headline(analysis) : [...lead(analysis), ...beyond(analysis)];
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

function promise({ declared, brokenPromises, unknownPromises, verdicts }: PathGroup): { code: number; text: string }[] {
  if (declared === undefined) {
    return [];
  }
  const titles = (failures: readonly Failure[]) => failures.map(({ title }) => title).join('; ');
  const needs = new Set(unknownPromises.flatMap(({ id }) => verdicts.get(id)!.missing));
  const texts = [
    ...brokenPromises.length > 0 ? [{ code: 31, text: `declared to survive ${declared}, and does not: ${titles(brokenPromises)}` }] : [],
    ...needs.size > 0 ? [{ code: 35, text: `declared to survive ${declared}, and not known without: ${[...needs].join('; ')}` }] : [],
  ];
  return texts.length > 0 ? texts : [{ code: 32, text: `survives ${declared}, as declared: nothing is lost or waits for repair, and events are delivered again within ${SURVIVED_WITHIN} s` }];
}

/** What may be lost, and what would change the verdicts that need it most. */
function summary({ verdicts, combinations }: PathGroup, width: number): string[] {
  const risks = new Set([...verdicts.values(), ...combinations.map(({ verdict }) => verdict)].flatMap(({ atRisk }) => atRisk));
  const fixes = worthFixing([...verdicts.values()]).map(({ parts, field, change }) => `${parts.map(part => PART_NAMES[part]).join(', ')}: ${field}: ${change}`);
  return [...labelled('risk', [...risks], width), ...labelled('fix', fixes, width)];
}

/** What the verdicts mean that were given. */
function legend({ groups }: Analysis, width: number, paint: Paint): string[] {
  const verdicts = groups.flatMap(group => [...group.verdicts.values(), ...group.combinations.map(({ verdict }) => verdict)]);
  const given = new Set(verdicts.map(({ kind }) => kind));
  return VERDICT_KINDS.filter(kind => given.has(kind)).reverse().flatMap(kind => {
    const [first, ...rest] = wrap(MEANINGS[kind], width - 11);
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
