import { FlowObject } from '../../manifests/manifest-object';
import { Checked } from '../engine/check';
import { ReportedFinding, ReportedUnknown } from '../engine/check-report';
import { RuleFinding } from '../engine/suppress';

/** What stays the same of a finding when its file is edited elsewhere. */
export function findingKey({ rule, object, path }: RuleFinding): string {
  return keyOf(rule.id, object.source.file, object, path.join('.'));
}

/** Objects, by {@link objectKey}, about which a check says more than the one before; `undefined` for what is about no object. */
export function worseObjects(before: Checked, after: Checked): ReadonlySet<string | undefined> {
  const left = new Map<string, number>();
  for (const { key } of saidIn(before)) left.set(key, (left.get(key) ?? 0) + 1);
  const worse = new Set<string | undefined>();
  for (const { key, object } of saidIn(after)) {
    const number = left.get(key) ?? 0;
    if (number === 0) worse.add(object);
    left.set(key, number - 1);
  }
  return worse;
}

export function objectKey({ kind, namespace, name, source: { file } }: Pick<FlowObject, 'kind' | 'namespace' | 'name' | 'source'>): string {
  return `${file} ${kind} ${namespace}/${name}`;
}

interface Said {
  readonly key: string;
  readonly object?: string;
}

function saidIn({ report: { findings, suppressed, unknowns, problems } }: Checked): Said[] {
  return [
    ...[...findings, ...suppressed].map(saidOfFinding),
    ...unknowns.map(saidOfUnknown),
    ...problems.map(({ file, message }) => ({ key: `${file} ${message}` })),
  ];
}

function saidOfFinding({ rule, location: { file }, object, path }: ReportedFinding): Said {
  return object === undefined ? { key: `${rule} ${file} ${path}` } : { key: keyOf(rule, file, object, path), object: `${file} ${object.kind} ${object.namespace}/${object.name}` };
}

function saidOfUnknown({ rule, location: { file }, object, needs }: ReportedUnknown): Said {
  return { key: keyOf(rule, file, object, `? ${needs}`), object: `${file} ${object.kind} ${object.namespace}/${object.name}` };
}

function keyOf(rule: string, file: string, { kind, namespace, name }: { kind: string; namespace: string; name: string }, path: string): string {
  return `${rule} ${file} ${kind} ${namespace}/${name} ${path}`;
}
