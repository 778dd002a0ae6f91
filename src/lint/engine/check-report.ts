import { FlowEffect } from './flow-effect';
import { Category, Edit, Path, Severity } from './rule';
import { Facts } from '../../flow/facts';
import { Location } from '../../manifests/locate';
import { NotLookedAt } from '../../manifests/not-looked-at/not-looked-at';

/** What a check found; the one input of all formats. */
export interface CheckReport {
  readonly findings: readonly ReportedFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly unknowns: readonly ReportedUnknown[];
  /** What kept files or rules from being run. */
  readonly problems: readonly ReportedProblem[];
  readonly objects: number;
  /** Objects of kinds that have nothing to do with Argo Events. */
  readonly passedOver: number;
  /** Documents that another tool renders. */
  readonly notLookedAt: readonly NotLookedAt[];
  /** Whether there was anything of Argo Events, so that no findings mean something. */
  readonly judged: boolean;
  readonly rules: readonly ReportedRule[];
  /** Findings of lower severities than were asked for, which are left out. */
  readonly hidden?: number;
}

export interface ReportedRule {
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly docs: readonly string[];
}

export interface ReportedFinding {
  readonly rule: string;
  /** The code of the problem, of a rule with several. */
  readonly problem?: string;
  readonly severity: Severity;
  /** Undefined for what is found in the configuration of the check itself. */
  readonly object?: ReportedObject;
  /** `spec.replicas`. */
  readonly path: string;
  /** The same, by its keys. Undefined outside of manifests. */
  readonly fieldPath?: Path;
  /** The string, number or boolean at the field. Undefined without one, and in a Secret. */
  readonly value?: string | number | boolean;
  /** What the fault does to events. */
  readonly effect?: FlowEffect;
  readonly location: Location;
  /** The line of the file. */
  readonly excerpt: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly docs: readonly string[];
  /** --fix can correct it. */
  readonly fixable: boolean;
  /** The corrections that --fix makes: by path a value, items to append, or the removal of a field. */
  readonly edits?: readonly Edit[];
  /** The rule finds something in nearly every manifest. */
  readonly common?: boolean;
}

export interface ReportedObject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly constructPath?: string;
}

export interface SuppressedFinding extends ReportedFinding {
  readonly reason: string;
  readonly by: 'annotation' | 'config' | 'baseline';
}

export interface ReportedUnknown {
  readonly rule: string;
  readonly object: ReportedObject;
  readonly fieldPath: Path;
  readonly location: Location;
  readonly what: string;
  readonly needs: string;
  /** The facts that would answer it: one of these sets. */
  readonly facts?: readonly (readonly (keyof Facts)[])[];
  /** The kind of the object that is not among the manifests. */
  readonly manifest?: 'EventBus' | 'EventSource';
}

export interface ReportedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Whether a severity is at least as grave as another. */
export function atLeast(severity: Severity, limit: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit);
}

/** "2 errors", "1 warning". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The report without findings of a lower severity; they are counted. */
export function fromSeverity(report: CheckReport, least: Severity): CheckReport {
  const findings = report.findings.filter(({ severity }) => atLeast(severity, least));
  return { ...report, findings, hidden: report.findings.length - findings.length };
}
