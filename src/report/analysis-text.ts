import { Analysis, PathGroup } from '../analysis/analyse';
import { Failure } from '../analysis/failures';
import { worthFixing } from '../analysis/fixes';
import { VerdictKind } from '../analysis/verdict';
import { besidesBecause, bound, cutWords, PART_NAMES, pathName, why } from '../analysis/words';

export interface AnalysisTextOptions {
  /** ANSI colours. */
  readonly color?: boolean;
  /** Columns. */
  readonly width?: number;
}

const SYMBOL: Record<VerdictKind, string> = { flows: '✓', pauses: '~', refuses: '!', unknown: '?', stops: '✗', loses: '✗' };
const COLOR: Record<VerdictKind, number> = { flows: 32, pauses: 33, refuses: 33, unknown: 35, stops: 31, loses: 31 };
const MOST_NAMES = 3;

/** A table for each group of equal paths: failure, verdict, bound, why. */
export function analysisText(analysis: Analysis, { color = false, width = 100 }: AnalysisTextOptions = {}): string {
  const paint = (code: number, text: string) => color ? `\u001b[${code}m${text}\u001b[0m` : text;
  const lines = analysis.groups.flatMap(group => [...heading(group, width, paint), ...table(analysis, group, width, paint), ...summary(group, width), '']);
  return [...lines, ...analysis.assumptions.flatMap(text => wrapped(`note: ${text}`, width, '      '))].join('\n').trimEnd() + '\n';
}

type Paint = (code: number, text: string) => string;

function heading({ paths, declared, brokenPromises, unknownPromises }: PathGroup, width: number, paint: Paint): string[] {
  const more = paths.length - MOST_NAMES;
  const names = paths.slice(0, MOST_NAMES).map(path => paint(1, printable(pathName(path))));
  const say = (code: number, text: string) => wrapped(text, width, '  ').map(line => paint(code, line));
  const titles = (failures: readonly Failure[]) => failures.map(({ title }) => title).join('; ');
  const promise = declared === undefined ? [] : [
    ...brokenPromises.length > 0 ? say(31, `declared to survive ${declared}, and does not: ${titles(brokenPromises)}`) : [],
    ...unknownPromises.length > 0 ? say(35, `declared to survive ${declared}, and not known: ${titles(unknownPromises)}`) : [],
    ...brokenPromises.length + unknownPromises.length === 0 ? say(32, `survives ${declared}, as declared`) : [],
  ];
  return [...names, ...more > 0 ? [`and ${more} more with the same answers`] : [], ...promise];
}

function table({ failures }: Analysis, { verdicts }: PathGroup, width: number, paint: Paint): string[] {
  const all = failures.map(failure => ({ failure, verdict: verdicts.get(failure.id)! }));
  // when no event passes even so, the failures have nothing to add
  const rows = all[0].verdict.kind === 'stops' ? all.slice(0, 1) : all;
  const titles = Math.max(...rows.map(({ failure }) => failure.title.length));
  const bounds = Math.max(...rows.map(({ verdict }) => bound(verdict).length));
  const indent = 2 + titles + 2 + 2 + 8 + bounds + 2;
  return rows.flatMap(({ failure, verdict }) => {
    const [first = '', ...rest] = wrap([why(verdict), besidesBecause(verdict)].filter(Boolean).join('; '), Math.max(20, width - indent));
    const label = paint(COLOR[verdict.kind], `${SYMBOL[verdict.kind]} ${verdict.kind.padEnd(7)}`);
    const line = `  ${failure.title.padEnd(titles)}  ${label} ${bound(verdict).padEnd(bounds)}  ${first}`.trimEnd();
    return [line, ...rest.map(text => `${' '.repeat(indent)}${text}`)];
  });
}

/** What breaks by one loss, or by two at a time; what may be lost; and what would change the verdicts that need it most. */
function summary({ verdicts, cutSets }: PathGroup, width: number): string[] {
  const risks = new Set([...verdicts.values()].flatMap(({ atRisk }) => atRisk));
  const fixes = worthFixing([...verdicts.values()]).map(({ parts, field, change }) => `${parts.map(part => PART_NAMES[part]).join(', ')}: ${field}: ${change}`);
  return [
    ...labelled('one', cutWords(cutSets, 1), width),
    ...labelled('two', cutWords(cutSets, 2), width),
    ...labelled('risk', [...risks], width),
    ...labelled('fix', fixes, width),
  ];
}

function labelled(label: string, texts: readonly string[], width: number): string[] {
  return texts.flatMap(text => wrapped(`  ${label.padEnd(4)} ${text}`, width, '       '));
}

function wrapped(text: string, width: number, indent: string): string[] {
  const [first, ...rest] = wrap(text, width);
  return [first, ...wrap(rest.join(' '), width - indent.length).filter(Boolean).map(line => indent + line)];
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  const lead = /^ */.exec(text)![0];
  for (const word of text.trim().split(' ')) {
    const last = lines[lines.length - 1];
    if (last === '') lines[lines.length - 1] = lines.length === 1 ? lead + word : word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Names come from strangers' manifests: no control characters reach the terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '\ufffd');
}
