import { Baseline, baselineKey } from './baseline';
import { IgnoreEntry } from './config';
import { formerIds, RenamedRule, renamedRule } from './renamed-rules';
import { Finding, Rule } from './rule';
import { FlowObject } from '../../manifests/manifest-object';
import { asRecord, asString, at } from '../../values/json-values';

export type RuleFinding = Finding & { readonly rule: Rule };

/** Annotation on an object: `cdk8s-argo-events-ha/ignore-<rule>: "<reason>"`. */
export const IGNORE_ANNOTATION = 'cdk8s-argo-events-ha/ignore-';

export interface Suppression {
  readonly reason: string;
  readonly by: 'annotation' | 'config' | 'baseline';
}

export interface Suppressions {
  readonly open: readonly RuleFinding[];
  readonly suppressed: readonly (RuleFinding & { readonly suppression: Suppression })[];
  /** What suppressed nothing, although its object was checked. */
  readonly unused: Unused;
}

export interface Unused {
  readonly annotations: readonly { readonly object: FlowObject; readonly annotation: string; readonly reason: string }[];
  readonly config: readonly IgnoreEntry[];
  readonly baseline: readonly string[];
}

/** Sorts out the findings that somebody has accepted. An annotation without a reason accepts nothing. */
export function suppress(
  findings: readonly RuleFinding[], objects: readonly FlowObject[], ignore: readonly IgnoreEntry[], baseline: Baseline,
): Suppressions {
  const used = new Set<unknown>();
  const left = new Map(baseline);
  const open: RuleFinding[] = [];
  const suppressed: (RuleFinding & { suppression: Suppression })[] = [];
  for (const finding of findings) {
    const suppression = byAnnotation(finding, used) ?? byConfig(finding, ignore, used) ?? byBaseline(finding, left);
    if (suppression === undefined) {
      open.push(finding);
    } else {
      suppressed.push({ ...finding, suppression });
    }
  }
  return {
    open,
    suppressed,
    unused: {
      annotations: objects.flatMap(object => Object.entries(asRecord(at(object.manifest, 'metadata', 'annotations')) ?? {})
        .filter(([annotation]) => annotation.startsWith(IGNORE_ANNOTATION) && !used.has(`${keyOf(object)}\n${annotation}`))
        .map(([annotation, reason]) => ({ object, annotation, reason: asString(reason) ?? '' }))),
      config: ignore.filter(entry => !used.has(entry) && objects.some(object => concerns(entry, object))),
      baseline: [...left].filter(([, number]) => number > 0).map(([key]) => key)
        .filter(key => objects.some(object => key.includes(` ${nameOf(object)} `))),
    },
  };
}

function byAnnotation({ rule, object }: RuleFinding, used: Set<unknown>): Suppression | undefined {
  const annotation = [rule.id, ...formerIds(rule.id)].map(annotationOf).find(name => object.annotations[name]?.trim());
  if (annotation === undefined) {
    return undefined;
  }
  const reason = object.annotations[annotation].trim();
  used.add(`${keyOf(object)}\n${annotation}`);
  return { reason, by: 'annotation' };
}

function annotationOf(id: string): string {
  return IGNORE_ANNOTATION + id.replace('ha/', '');
}

/** Old ids of rules in annotations. */
export function renamedInAnnotations(objects: readonly FlowObject[]): RenamedRule[] {
  return objects.flatMap(({ annotations }) => Object.keys(annotations))
    .flatMap(name => name.startsWith(IGNORE_ANNOTATION) && renamedRule(name.slice(IGNORE_ANNOTATION.length)) || []);
}

function byConfig({ rule, object }: RuleFinding, ignore: readonly IgnoreEntry[], used: Set<unknown>): Suppression | undefined {
  const entry = ignore.find(candidate => candidate.rule === rule.id && concerns(candidate, object));
  if (entry === undefined) {
    return undefined;
  }
  used.add(entry);
  return { reason: entry.reason, by: 'config' };
}

/** A baseline accepts as many findings of a kind as it was made with. */
function byBaseline(finding: RuleFinding, left: Map<string, number>): Suppression | undefined {
  const key = baselineKey(finding);
  const number = left.get(key) ?? 0;
  if (number === 0) {
    return undefined;
  }
  left.set(key, number - 1);
  return { reason: 'in the baseline', by: 'baseline' };
}

function concerns({ objects, files }: IgnoreEntry, object: FlowObject): boolean {
  return (objects === undefined || matches(objects, nameOf(object))) && (files === undefined || matches(files, object.source.file));
}

/** `*` stands for any characters. */
function matches(pattern: string, text: string): boolean {
  let from = 0;
  const parts = pattern.split('*');
  for (const [index, part] of parts.entries()) {
    const found = index === 0 ? (text.startsWith(part) ? 0 : -1) : index === parts.length - 1 ? lastPart(text, part, from) : text.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return parts.length > 1 || from === text.length;
}

function lastPart(text: string, part: string, from: number): number {
  return text.endsWith(part) && text.length - part.length >= from ? text.length - part.length : -1;
}

function nameOf({ kind, namespace, name }: FlowObject): string {
  return `${kind} ${namespace}/${name}`;
}

function keyOf(object: FlowObject): string {
  return `${object.source.file}\n${nameOf(object)}`;
}
