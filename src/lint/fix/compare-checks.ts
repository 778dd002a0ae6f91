import { FlowObject } from '../../manifests/manifest-object';
import { Checked } from '../engine/check';
import { CheckReport, ReportedFinding, ReportedObject } from '../engine/check-report';
import { RuleFinding } from '../engine/suppress';

/** What stays the same of a finding when its file is edited elsewhere. */
export function findingKey({ rule, object, path }: RuleFinding): string {
  return `${rule.id} ${objectKey(object)} ${path.join('.')}`;
}

export function objectKey({ source: { file }, ...object }: FlowObject): string {
  return reportedKey(file, object);
}

/**
 * Objects, by {@link objectKey}, of which a check says worse than the one before: there is a finding more, or a rule cannot tell that had nothing
 * against the object. `undefined` stands for what is about no object.
 */
export function worseObjects({ report: before }: Checked, { report: after }: Checked): ReadonlySet<string | undefined> {
  const findings = [...before.findings, ...before.suppressed].map(comparedParts);
  const questions = new Set([...findings.map(({ rule, object }) => `${rule} ${object}`), ...before.unknowns.map(one => `${one.rule} ${comparedParts(one).object}`)]);
  return new Set([
    ...surplus([...after.findings, ...after.suppressed].map(comparedParts), findings),
    ...after.unknowns.filter(one => !questions.has(`${one.rule} ${comparedParts(one).object}`)).map(one => comparedParts(one).object),
    ...after.problems.filter(({ file }) => problemsIn(after, file) > problemsIn(before, file)).map(() => undefined),
  ]);
}

function problemsIn({ problems }: CheckReport, of: string): number {
  return problems.filter(({ file }) => file === of).length;
}

type Compared = Pick<ReportedFinding, 'rule'> & { readonly object?: string; readonly path?: string };

function comparedParts({ rule, object, location: { file }, ...rest }: Pick<ReportedFinding, 'rule' | 'object' | 'location'> & { path?: string }): Compared {
  return { rule, ...object !== undefined && { object: reportedKey(file, object) }, ...rest.path !== undefined && { path: rest.path } };
}

/** Objects of findings that there are more often than before. */
function surplus(after: readonly Compared[], before: readonly Compared[]): (string | undefined)[] {
  const left = new Map<string, number>();
  for (const one of before) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return after.filter(one => {
    const number = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), number - 1);
    return number <= 0;
  }).map(({ object }) => object);
}

function keyOf({ rule, object, path }: Compared): string {
  return `${rule} ${object} ${path}`;
}

function reportedKey(file: string, { kind, namespace, name }: Omit<ReportedObject, 'constructPath'>): string {
  return `${file} ${kind} ${namespace}/${name}`;
}
