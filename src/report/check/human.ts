import { colors } from './colors';
import { FindingGroup, groupBy, groupFindings } from './finding-groups';
import { groupBlock, groupLine, Layout, place } from './human-group';
import { FACT_OPTION, factsIn } from '../../flow/fact-options';
import { CheckReport, count, ReportedUnknown, SEVERITIES } from '../../lint/engine/check-report';
import { describe } from '../../manifests/manifest-object';
import { wrapped } from '../wrap';

export interface HumanOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width?: number;
  /** Every object and place, and nothing folded into a line. */
  readonly all?: boolean;
  readonly milliseconds?: number;
}

/** Where the output is not a terminal. */
const DEFAULT_WIDTH = 120;

/** For people at a terminal: errors first, each rule once with its reason and fix. */
export function human(report: CheckReport, { color, milliseconds, width = DEFAULT_WIDTH, all = false }: HumanOptions): string {
  const paint = colors(color);
  const groups = groupFindings(report.findings);
  const files = new Set([...report.findings, ...report.unknowns].map(({ location }) => location.file));
  const [file] = files.size === 1 ? files : [];
  const layout: Layout = { colors: paint, width, all, file };
  const folded = all ? [] : groups.filter(isFolded);
  const full = groups.filter(group => !folded.includes(group));
  const blocks = [
    ...full.map(group => groupBlock(group, layout)),
    ...folded.length === 0 ? [] : [['Common facts (--all shows reasons and fixes):', ...folded.map(group => groupLine(group, layout))].join('\n')],
    ...report.unknowns.length === 0 ? [] : [grouped(report.unknowns).map(unknowns => unknownLine(unknowns, layout)).join('\n')],
    ...report.problems.map(({ file: unread, line, column, message }) => `${paint.severity.error('cannot read')} ${unread}:${line}:${column}  ${message}`),
  ];
  const hint = full.length === 0 || all ? [] : wrapped('ha-events explain RULE shows sources and an example; --all shows every place with its line.', width, '').map(paint.dim);
  const heading = file === undefined ? '' : `${paint.bold(file)}\n`;
  return heading + [...blocks, [...hint, summary(report, groups, milliseconds)].join('\n')].join('\n\n') + '\n';
}

/** A fact that holds for most manifests of the field, or costs nothing today. */
function isFolded({ first }: FindingGroup): boolean {
  return first.severity === 'info' || first.severity === 'warning' && first.common === true;
}

/** What one rule cannot tell for one reason, whatever the number of objects. */
function grouped(unknowns: readonly ReportedUnknown[]): ReportedUnknown[][] {
  return groupBy(unknowns, ({ rule, needs }) => `${rule} ${needs}`);
}

function unknownLine([{ rule, object, location, what, needs }, ...more]: readonly ReportedUnknown[], layout: Layout): string {
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  const options = factsIn(needs).map(fact => `--${FACT_OPTION[fact]}`);
  const fact = options.length === 0 ? needs : `${needs} (facts in ha-events.yaml, or ${options.join(', ')})`;
  const text = `unknown ${layout.colors.bold(rule)}  ${place(location, layout)}  ${describe(object)}${others}: ${what}. Needs: ${fact}`;
  return wrapped(text, layout.width, '  ').join('\n');
}

/** `14 objects, 31 rules: 1 error, 2 warnings at 5 places, 1 suppressed   31 ms`. A rule counts once. */
function summary(report: CheckReport, groups: readonly FindingGroup[], milliseconds?: number): string {
  const { objects, rules, findings, suppressed, unknowns, problems, notLookedAt, judged, hidden = 0 } = report;
  const found = SEVERITIES.map(severity => [groups.filter(({ first }) => first.severity === severity).length, severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => (severity === 'info' ? `${number} info` : count(number, severity)));
  const places = findings.length > groups.length ? ` at ${findings.length} places` : '';
  const rest = [
    suppressed.length > 0 && `${suppressed.length} suppressed (reason given)`,
    unknowns.length > 0 && `${unknowns.length} unknown`,
    hidden > 0 && `${hidden} hidden by --severity`,
    problems.length > 0 && `${problems.length} not read`,
    !judged && 'nothing judged',
    notLookedAt.length > 0 && `${notLookedAt.length} not looked at`,
  ].filter(text => text !== false);
  const verdict = [found.join(', ') + places, ...rest].filter(Boolean).join(', ') || 'no findings';
  return `${count(objects, 'object')}, ${count(rules.length, 'rule')}: ${verdict}${milliseconds === undefined ? '' : `   ${Math.round(milliseconds)} ms`}`;
}
