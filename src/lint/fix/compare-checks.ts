import { FlowObject } from '../../manifests/manifest-object';
import { Checked } from '../engine/check';
import { ReportedFinding, ReportedObject } from '../engine/check-report';
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
  const findings = [...before.findings, ...before.suppressed].map(said);
  const questions = new Set([...findings.map(({ rule, object }) => `${rule} ${object}`), ...before.unknowns.map(one => `${one.rule} ${said(one).object}`)]);
  const problems = new Set(before.problems.map(({ file, message }) => `${file} ${message}`));
  return new Set([
    ...surplus([...after.findings, ...after.suppressed].map(said), findings),
    ...after.unknowns.filter(one => !questions.has(`${one.rule} ${said(one).object}`)).map(one => said(one).object),
    ...after.problems.filter(({ file, message }) => !problems.has(`${file} ${message}`)).map(() => undefined),
  ]);
}

type Said = Pick<ReportedFinding, 'rule'> & { readonly object?: string; readonly path?: string };

function said({ rule, object, location: { file }, ...rest }: Pick<ReportedFinding, 'rule' | 'object' | 'location'> & { path?: string }): Said {
  return { rule, ...object !== undefined && { object: reportedKey(file, object) }, ...rest.path !== undefined && { path: rest.path } };
}

/** Objects of findings that there are more often than before. */
function surplus(after: readonly Said[], before: readonly Said[]): (string | undefined)[] {
  const left = new Map<string, number>();
  for (const one of before) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return after.filter(one => {
    const number = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), number - 1);
    return number <= 0;
  }).map(({ object }) => object);
}

function keyOf({ rule, object, path }: Said): string {
  return `${rule} ${object} ${path}`;
}

function reportedKey(file: string, { kind, namespace, name }: Omit<ReportedObject, 'constructPath'>): string {
  return `${file} ${kind} ${namespace}/${name}`;
}
