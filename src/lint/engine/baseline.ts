import { currentRuleId } from './renamed-rules';
import { Finding, Rule } from './rule';
import { UsageError } from '../../contract/usage-error';
import { asInteger, asRecord } from '../../values/json-values';

/** Findings that are accepted for now: how many of each key. */
export type Baseline = ReadonlyMap<string, number>;

const VERSION = 1;

/** Free of files and lines, so that a baseline outlives edits elsewhere. */
export function baselineKey({ rule, object, path }: Finding & { readonly rule: Rule }): string {
  return `${rule.id} ${object.kind} ${object.namespace}/${object.name} ${path.join('.')}`;
}

export function readBaseline(file: string, text: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file}: no valid JSON: ${(error as Error).message}. Recreate it with --update-baseline`);
  }
  const { version, findings } = asRecord(value) ?? {};
  const entries = Object.entries(asRecord(findings) ?? {});
  if (version !== VERSION || entries.some(([, number]) => (asInteger(number) ?? 0) < 1)) {
    throw new UsageError(`${file}: got no baseline of version ${VERSION}. Recreate it with --update-baseline`);
  }
  return new Map(entries.map(([key, number]) => [withCurrentId(key), number as number]));
}

/** A key begins with the id of the rule. */
function withCurrentId(key: string): string {
  const end = key.indexOf(' ');
  return end === -1 ? key : currentRuleId(key.slice(0, end)) + key.slice(end);
}

/** One line a key, in their order, so that changes are easy to review. */
export function writeBaseline(baseline: Baseline): string {
  const findings = Object.fromEntries([...baseline].filter(([, number]) => number > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ version: VERSION, findings }, undefined, 2) + '\n';
}

export function baselineOf(findings: readonly (Finding & { readonly rule: Rule })[]): Baseline {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = baselineKey(finding);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
