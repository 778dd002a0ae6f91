import { Colors } from './colors';
import { FindingGroup, GroupedObject } from './finding-groups';
import { ReportedFinding } from '../../lint/engine/check-report';
import { placeIn } from '../../lint/engine/excerpt';
import { Location } from '../../manifests/locate';
import { wrapped } from '../wrap';

/** How the groups are written. */
export interface Layout {
  readonly colors: Colors;
  readonly width: number;
  /** Every object and place, with its line. */
  readonly all: boolean;
  /** The one file of all findings, which is said once. */
  readonly file?: string;
}

/** Objects that a group lists by name; the others are counted. */
const MOST_OBJECTS = 6;

/** A group in full: the rule, every object with its place, and the reason and the fix once. */
export function groupBlock(group: FindingGroup, layout: Layout): string {
  const { first, objects, reasons, fixes } = group;
  const { colors: { severity, bold }, all } = layout;
  const most = all ? Infinity : MOST_OBJECTS;
  const rule = `${severity[first.severity](first.severity)} ${bold(first.rule)}`;
  const [one] = objects;
  return [
    ...objects.length === 1 ? objectLines(one, layout, `${rule}  `) : [rule, ...objects.slice(0, most).flatMap(object => objectLines(object, layout, '  '))],
    ...objects.length > most ? [`  and ${objects.length - most} more objects (--all lists them)`] : [],
    ...labelled('why', reasons, layout),
    ...labelled('fix', fixes.map(({ text, fixable }) => text + (fixable ? ' (--fix)' : '')), layout),
    ...all ? [`  docs ${[...first.docs, `ha-events explain ${first.rule}`].join(' ')}`] : [],
  ].join('\n');
}

/** The place and the fault; like faults of one object are one line. */
function objectLines({ name, findings }: GroupedObject, layout: Layout, lead: string): string[] {
  const { colors: { severity, dim }, width, all } = layout;
  const shown = all ? findings : findings.slice(0, 1);
  return shown.flatMap((finding, i) => [
    ...wrapped([
      `${i === 0 ? lead : '  '}${place(finding.location, layout)}  ${name === undefined ? '' : `${name}${construct(finding)}: `}${finding.what}`,
      ...findings.length > shown.length ? [` (${findings.length} places, the first: ${finding.path})`] : [],
    ].join(''), width, '    '),
    ...all && finding.excerpt !== '' ? [
      dim(`    ${finding.location.line} │ `) + finding.excerpt,
      `${' '.repeat(String(finding.location.line).length + 7)}${severity[finding.severity](caret(finding))}`,
    ] : [],
  ]);
}

function construct({ object }: ReportedFinding): string {
  return object?.constructPath === undefined ? '' : ` (construct ${object.constructPath})`;
}

/** Below the excerpt, which is a part of a line that is long. */
function caret({ location, excerpt }: ReportedFinding): string {
  const { column, endColumn } = placeIn(excerpt, location);
  return ' '.repeat(column - 1) + '^'.repeat(Math.max(1, endColumn - column));
}

/** The first text, and how many like it there are. */
function labelled(label: string, texts: readonly string[], { colors: { dim }, width, all }: Layout): string[] {
  const shown = all || texts.length === 1 ? texts : [`${texts[0]} (${texts.length - 1} more of this kind)`];
  return shown.flatMap(text => {
    const [first, ...rest] = wrapped(text, width - 6, '');
    return [`  ${dim(label)} ${first}`, ...rest.map(line => `      ${line}`)];
  });
}

/** A group in a line, for what costs nothing today or holds for most manifests. */
export function groupLine({ first, objects, findings }: FindingGroup, layout: Layout): string {
  const { colors: { severity, bold }, width } = layout;
  const [{ name }] = objects;
  const where = findings.length === 1 ? `${place(first.location, layout)}${name === undefined ? '' : `  ${name}`}` : objects.length === 1 ? `${findings.length} places` : `${objects.length} objects`;
  return wrapped(`${severity[first.severity](first.severity)} ${bold(first.rule)}  ${where}: ${first.what}`, width, '  ').join('\n');
}

export function place({ file, line, column }: Location, layout: Pick<Layout, 'file'>): string {
  return file === layout.file ? `${line}:${column}` : `${file}:${line}:${column}`;
}
