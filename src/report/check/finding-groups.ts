import { ReportedFinding, SEVERITIES } from '../../lint/engine/check-report';
import { describe } from '../../manifests/manifest-object';

/** The findings of one object in a group. */
export interface GroupedObject {
  /** `Sensor "shop/fulfil"`; undefined for the configuration of the check. */
  readonly name?: string;
  readonly findings: readonly ReportedFinding[];
}

/** The findings of one rule. */
export interface FindingGroup {
  readonly first: ReportedFinding;
  readonly findings: readonly ReportedFinding[];
  readonly objects: readonly GroupedObject[];
  /** The reasons of the findings, each once. */
  readonly reasons: readonly string[];
  /** The fixes, each once, and whether --fix makes one of them. */
  readonly fixes: readonly { readonly text: string; readonly fixable: boolean }[];
}

/** Errors first; groups of one severity in the order of their first place. */
export function groupFindings(findings: readonly ReportedFinding[]): FindingGroup[] {
  const groups = groupBy(findings, ({ rule, severity }) => `${severity} ${rule}`);
  return groups
    .map(group => ({
      first: group[0],
      findings: group,
      objects: objectsOf(group),
      reasons: [...new Set(group.map(({ why }) => why))],
      fixes: groupBy(group, ({ fix }) => fix).map(alike => ({ text: alike[0].fix, fixable: alike.some(({ fixable }) => fixable) })),
    }))
    .sort((a, b) => SEVERITIES.indexOf(a.first.severity) - SEVERITIES.indexOf(b.first.severity));
}

function objectsOf(findings: readonly ReportedFinding[]): GroupedObject[] {
  const named = (finding: ReportedFinding) => (finding.object === undefined ? '' : describe(finding.object));
  return groupBy(findings, finding => `${finding.location.file} ${named(finding)}`).map(group => ({ name: named(group[0]) || undefined, findings: group }));
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
