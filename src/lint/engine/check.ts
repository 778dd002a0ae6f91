import { Baseline } from './baseline';
import { CheckReport, ReportedFinding, ReportedObject, ReportedUnknown, SEVERITIES } from './check-report';
import { Config, IgnoreEntry } from './config';
import { effectOf } from './effect-targets';
import { excerptOf } from './excerpt';
import { currentRuleId } from './renamed-rules';
import { Rule } from './rule';
import { RuleResults, runRules } from './run-rules';
import { IGNORE_ANNOTATION, RuleFinding, suppress, Unused } from './suppress';
import { Unreadable, withoutUnreadable } from './unreadable';
import { nearest } from '../../../imports/nearest';
import { Flow } from '../../flow/flow';
import { resolveFacts } from '../../flow/resolve-facts';
import { LoadProblem } from '../../manifests/load-manifests';
import { locate, Location } from '../../manifests/locate';
import { FlowObject } from '../../manifests/manifest-object';
import { NotLookedAt } from '../../manifests/not-looked-at/not-looked-at';
import { valueAt } from '../../values/json-values';
import { unusedSuppression } from '../rules/operation/unused-suppression';

export interface CheckInput {
  readonly flow: Flow;
  readonly before?: Flow;
  readonly rules: readonly Rule[];
  readonly config: Config;
  readonly baseline: Baseline;
  readonly passedOver: number;
  readonly notLookedAt?: readonly NotLookedAt[];
  readonly problems: readonly LoadProblem[];
  /** Kinds of a cluster that could not be read. */
  readonly unreadable?: readonly Unreadable[];
}

export interface Checked {
  readonly report: CheckReport;
  /** What the report shows, before it was made words. */
  readonly open: readonly RuleFinding[];
  /** All that the baseline could hold: open, or in it already. */
  readonly acceptable: readonly RuleFinding[];
}

/** Runs the rules and sorts out what was accepted. */
export function check({ flow, before, rules: all, config, baseline, passedOver, notLookedAt = [], problems, unreadable = [] }: CheckInput): Checked {
  const rules = withSeverities(all, config);
  const results = withoutUnreadable(runRules(rules, flow, resolveFacts(flow, config.facts), before), unreadable);
  const { open, suppressed, unused } = suppress(results.findings, flow.objects, config.ignore, baseline);
  const severity = rules.find(({ id }) => id === unusedSuppression.id)?.severity;
  const findings = [
    ...open.map(finding => reported(finding, config)),
    ...severity === undefined ? [] : reportUnused(unused, rules).map(finding => ({ ...finding, severity })),
  ];
  return {
    open,
    acceptable: [...open, ...suppressed.filter(({ suppression }) => suppression.by === 'baseline')],
    report: {
      findings: findings.sort(inOrder),
      suppressed: suppressed.map(finding => ({ ...reported(finding, config), ...finding.suppression })),
      unknowns: results.unknowns.map(reportedUnknown),
      problems: [
        ...problems.map(({ file, line, column, message }) => ({ file, line, column, message })),
        ...results.failed.map(({ rule, error }) => ({ file: rule.id, line: 1, column: 1, message: `the rule failed, which is a fault of this tool: ${error.stack ?? error.message}` })),
      ],
      objects: flow.objects.length,
      passedOver,
      notLookedAt,
      judged: hasArgoEvents(flow) || open.length + suppressed.length + results.unknowns.length > 0,
      rules: rules.map(({ id, category, severity: own, what, why, fix, docs }) => ({ id, category, severity: own, what, why, fix, docs })),
    },
  };
}

function hasArgoEvents({ buses, sources, sensors, controllers }: Flow): boolean {
  return buses.length + sources.length + sensors.length + controllers.length > 0;
}

function withSeverities(rules: readonly Rule[], { rules: severities }: Config): Rule[] {
  return rules.flatMap(rule => {
    const severity = severities.get(rule.id) ?? rule.severity;
    return severity === 'off' ? [] : [{ ...rule, severity }];
  });
}

function reported(finding: RuleFinding, { rules }: Config): ReportedFinding {
  const { rule, severity, object, path, problem, what, why, fix, edits } = finding;
  const location = locate(object, path);
  const value = object.kind === 'Secret' ? undefined : valueAt(object.manifest, path);
  return {
    rule: rule.id,
    ...problem !== undefined && { problem },
    severity: rules.has(rule.id) ? rule.severity : severity ?? rule.severity,
    object: reportedObject(object),
    path: path.join('.'),
    fieldPath: path,
    ...isScalar(value) && { value },
    effect: effectOf(finding),
    location,
    excerpt: shown(object, location),
    what,
    why: why ?? rule.why,
    fix: fix ?? rule.fix,
    docs: rule.docs,
    fixable: edits !== undefined,
    ...edits !== undefined && { edits },
    ...rule.common && { common: true },
  };
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function reportedUnknown({ rule, object, path, what, detail, needs, facts, manifest }: RuleResults['unknowns'][number]): ReportedUnknown {
  return {
    rule: rule.id,
    object: reportedObject(object),
    fieldPath: path,
    location: locate(object, path),
    what: detail === undefined ? what : `${what}: ${detail}`,
    needs,
    ...facts !== undefined && { facts },
    ...manifest !== undefined && { manifest },
  };
}

function reportedObject({ kind, namespace, name, constructPath }: FlowObject): ReportedObject {
  return { kind, namespace, name, ...constructPath !== undefined && { constructPath } };
}

/** Of a Secret only the part that is meant, as its values may stand beside it. */
function shown(object: FlowObject, location: Location): string {
  const { line, column, endColumn } = location;
  const text = lineOf(object, line);
  return excerptOf(object.kind === 'Secret' ? ' '.repeat(column - 1) + text.slice(column - 1, endColumn - 1) : text, location);
}

const lines = new WeakMap<FlowObject['source']['document'], readonly string[]>();

function lineOf({ source: { document } }: FlowObject, line: number): string {
  let split = lines.get(document);
  if (split === undefined) {
    split = document.text.split('\n');
    lines.set(document, split);
  }
  return (split[line - document.line] ?? '').replace(/\r$/, '');
}

function reportUnused({ annotations, config, baseline }: Unused, rules: readonly Rule[]): Omit<ReportedFinding, 'severity'>[] {
  const { id: rule, why, fix, docs } = unusedSuppression;
  const common = { rule, why, fix, docs, fixable: false };
  const known = new Set(rules.map(({ id }) => id));
  return [
    ...annotations.map(({ object, annotation, reason }) => {
      const path = ['metadata', 'annotations', annotation];
      const location = locate(object, path);
      const name = currentRuleId(`ha/${annotation.slice(IGNORE_ANNOTATION.length)}`);
      const meant = known.has(name) ? undefined : nearest(name, [...known]);
      const fault = !known.has(name) ? { problem: 'unknown-rule', what: `there is no rule ${name} in this run${meant === undefined ? '' : `; did you mean ${meant}?`}` }
        : reason.trim() === '' ? { problem: 'no-reason', what: `the suppression of ${name} gives no reason` } : { problem: 'unused', what: `${name} finds nothing here` };
      return { ...common, object: reportedObject(object), path: path.join('.'), location, excerpt: shown(object, location), ...fault };
    }),
    ...config.map(({ rule: ignored, location, text }: IgnoreEntry) =>
      ({ ...common, problem: 'unused', path: 'ignore', location, excerpt: excerptOf(text, location), what: `${ignored} finds nothing that this entry is for` })),
    ...baseline.map(key => ({
      ...common,
      problem: 'unused',
      path: 'baseline',
      location: { file: key, line: 1, column: 1, endColumn: 2 },
      excerpt: '',
      what: `the baseline holds a finding that no longer exists: ${key}`,
      fix: 'run ha-events check with --prune-baseline',
    })),
  ];
}

/** By file and line; the graver one first where they are the same. */
function inOrder(a: ReportedFinding, b: ReportedFinding): number {
  return compare(a.location.file, b.location.file) || a.location.line - b.location.line
    || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || compare(a.rule, b.rule);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
