import { CheckReport, count, ReportedFinding, ReportedUnknown, SEVERITIES } from '../../lint/engine/check-report';
import { Severity } from '../../lint/engine/rule';
import { Location } from '../../manifests/locate';
import { describe } from '../../manifests/manifest-object';

export interface HumanOptions {
  readonly color: boolean;
  readonly milliseconds?: number;
}

/** A need that is the name of a fact, not words. */
const FACT_NAME = /^[a-zA-Z]+$/;

type Paint = (text: string) => string;

interface Colors {
  readonly severity: Record<Severity, Paint>;
  readonly bold: Paint;
  readonly dim: Paint;
}

const ESCAPE = '\u001b[';

function colors(on: boolean): Colors {
  const code = (number: number): Paint => text => (on ? `${ESCAPE}${number}m${text}${ESCAPE}0m` : text);
  return { severity: { error: code(31), warning: code(33), info: code(36) }, bold: code(1), dim: code(2) };
}

/** For people at a terminal: what, where, why and what to do. */
export function human(report: CheckReport, { color, milliseconds }: HumanOptions): string {
  const paint = colors(color);
  const blocks = [
    ...report.findings.map(finding => findingBlock(finding, paint)),
    ...grouped(report.unknowns).map(unknowns => unknownBlock(unknowns, paint)),
    ...report.problems.map(({ file, line, column, message }) => `${paint.severity.error('cannot read')} ${file}:${line}:${column}  ${message}`),
  ];
  return [...blocks, summary(report, milliseconds)].join('\n\n') + '\n';
}

function findingBlock(finding: ReportedFinding, { severity, bold, dim }: Colors): string {
  const { location, excerpt, object } = finding;
  const gutter = String(location.line);
  const margin = ' '.repeat(gutter.length);
  const caret = ' '.repeat(location.column - 1) + '^'.repeat(Math.max(1, location.endColumn - location.column));
  return [
    `${severity[finding.severity](finding.severity)} ${bold(finding.rule)}  ${object === undefined ? '' : `${describe(object)}: `}${finding.what}`,
    `${margin} ${dim('┌')} ${place(location)}  ${finding.path}${object?.constructPath === undefined ? '' : `  (construct: ${object.constructPath})`}`,
    `${dim(`${gutter} │`)} ${excerpt}`,
    `${margin} ${dim('│')} ${severity[finding.severity](caret)}`,
    `  ${dim('why')}  ${finding.why}`,
    `  ${dim('fix')}  ${finding.fix}${finding.fixable ? ` ${dim('(--fix does it)')}` : ''}`,
    `  ${dim('docs')} ${[...finding.docs.slice(0, 1), `ha-events explain ${finding.rule}`].join('  ')}`,
  ].join('\n');
}

/** What one rule cannot tell for one reason, whatever the number of objects. */
function grouped(unknowns: readonly ReportedUnknown[]): ReportedUnknown[][] {
  const groups = new Map<string, ReportedUnknown[]>();
  for (const unknown of unknowns) {
    const key = `${unknown.rule} ${unknown.needs}`;
    groups.set(key, [...groups.get(key) ?? [], unknown]);
  }
  return [...groups.values()];
}

function unknownBlock([{ rule, object, location, what, needs }, ...more]: readonly ReportedUnknown[], { bold, dim }: Colors): string {
  return [
    `unknown ${bold(rule)}  ${describe(object)}${more.length === 0 ? '' : ` and ${more.length} more`}: ${what}`,
    `  ${dim('at')}    ${[location, ...more.slice(0, 2).map(other => other.location)].map(place).join(', ')}${more.length > 2 ? ', ...' : ''}`,
    `  ${dim('needs')} ${needs}${FACT_NAME.test(needs) ? `, in ha-events.yaml (facts.${needs}) or as --${needs.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}` : ''}`,
  ].join('\n');
}

function place({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

/** `14 objects, 31 rules: 1 error, 2 warnings, 1 suppressed   31 ms`. */
function summary({ objects, rules, findings, suppressed, unknowns, problems }: CheckReport, milliseconds?: number): string {
  const found = SEVERITIES.map(severity => [findings.filter(finding => finding.severity === severity).length, severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => (severity === 'info' ? `${number} info` : count(number, severity)));
  const rest = [
    suppressed.length > 0 && `${suppressed.length} suppressed (reason given)`,
    unknowns.length > 0 && `${unknowns.length} unknown`,
    problems.length > 0 && `${problems.length} not read`,
  ].filter(text => text !== false);
  const verdict = [...found, ...rest].join(', ') || 'no findings';
  return `${count(objects, 'object')}, ${count(rules.length, 'rule')}: ${verdict}${milliseconds === undefined ? '' : `   ${Math.round(milliseconds)} ms`}`;
}
