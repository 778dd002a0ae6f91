import { isMap, isScalar, isSeq, LineCounter, Node, parseDocument } from 'yaml';
import { currentRuleId, RenamedRule, renamedRule } from './renamed-rules';
import { Severity } from './rule';
import { nearest } from '../../../imports/nearest';
import { unknownWord, UsageError } from '../../contract/usage-error';
import { Facts } from '../../flow/facts';
import { readFacts } from '../../flow/read-facts';
import { Location } from '../../manifests/locate';
import { asArray, asRecord } from '../../values/json-values';

/** The file ha-events.yaml. */
export interface Config {
  readonly facts: Facts;
  /** Severity by rule; off turns it off. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  readonly ignore: readonly IgnoreEntry[];
  /** Old ids of rules in the file. */
  readonly renamed?: readonly RenamedRule[];
}

/** For objects that cannot be annotated. */
export interface IgnoreEntry {
  readonly rule: string;
  /** Pattern with `*` for `<kind> <namespace>/<name>`; all objects without it. */
  readonly objects?: string;
  /** Pattern with `*` for the file; all files without it. */
  readonly files?: string;
  readonly reason: string;
  readonly location: Location;
  readonly text: string;
}

export const NO_CONFIG: Config = { facts: {}, rules: new Map(), ignore: [] };

/** `ids`: the rules that there are. */
export function readConfig(file: string, text: string, ids: readonly string[]): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) throw new UsageError(`${file}:${lines.linePos(error.pos[0]).line}: no valid YAML: ${error.message}`);
  const root: unknown = document.toJS() ?? {};
  const config = asRecord(root);
  if (config === undefined) throw new UsageError(`${file}: got ${JSON.stringify(root)}. Allowed: a map with facts, rules and ignore`);
  for (const key of Object.keys(config)) {
    if (!['facts', 'rules', 'ignore'].includes(key)) throw unknownWord(`${file}: there is no field`, key, ['facts', 'rules', 'ignore']);
  }
  return {
    facts: readFacts(asRecord(config.facts) ?? {}, `${file}: facts`),
    rules: new Map(Object.entries(asRecord(config.rules) ?? {})
      .map(([rule, severity]) => [knownRule(rule, file, ids), readSeverity(rule, severity, file)])),
    ignore: (asArray(config.ignore) ?? []).map((entry, index) =>
      readIgnore(entry, file, text, lines.linePos(itemStart(document.contents, index)).line, ids)),
    renamed: [...Object.keys(asRecord(config.rules) ?? {}), ...(asArray(config.ignore) ?? []).map(entry => String(asRecord(entry)?.rule))]
      .flatMap(id => renamedRule(id) ?? []),
  };
}

function itemStart(root: Node | null, index: number): number {
  const list = isMap(root) ? root.items.find(({ key }) => isScalar(key) && key.value === 'ignore')?.value : undefined;
  const item = isSeq(list) ? list.items[index] as Node | undefined : undefined;
  return item?.range?.[0] ?? 0;
}

function readIgnore(entry: unknown, file: string, text: string, line: number, ids: readonly string[]): IgnoreEntry {
  const { rule, objects, files, reason } = asRecord(entry) ?? {};
  const where = `${file}:${line}: ignore`;
  if (typeof rule !== 'string') throw new UsageError(`${where}: got no rule. Allowed: the id of a rule, for example rule: ha/no-budget`);
  if (typeof reason !== 'string' || reason.trim() === '') throw new UsageError(`${where}: ${rule} has no reason. Allowed: reason: "why this is right here"`);
  const lineText = text.split('\n')[line - 1] ?? '';
  return {
    rule: knownRule(rule, where, ids),
    ...typeof objects === 'string' && { objects },
    ...typeof files === 'string' && { files },
    reason,
    location: { file, line, column: 1, endColumn: lineText.length + 1 },
    text: lineText,
  };
}

function readSeverity(rule: string, severity: unknown, file: string): Severity | 'off' {
  // YAML 1.1 tools write `off` as false
  if (severity === false) return 'off';
  if (['off', 'error', 'warning', 'info'].includes(severity as string)) return severity as Severity | 'off';
  throw new UsageError(`${file}: ${rule} is ${JSON.stringify(severity)}. Allowed: error, warning, info, off`);
}

/** The id of a rule, given with or without `ha/`, or as it was called before. */
export function knownRule(id: string, where: string, ids: readonly string[]): string {
  const full = currentRuleId(id.startsWith('ha/') ? id : `ha/${id}`);
  if (!ids.includes(full)) {
    throw nearest(full, ids) === undefined
      ? new UsageError(`${where}: there is no rule ${JSON.stringify(full)}. Allowed: one of the ${ids.length} that ha-events explain lists`)
      : unknownWord(`${where}: there is no rule`, full, ids);
  }
  return full;
}
