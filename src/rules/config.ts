import { isMap, isScalar, isSeq, LineCounter, Node, parseDocument } from 'yaml';
import { RULES } from './index';
import { Severity } from './rule';
import { nearest } from '../../imports/nearest';
import { asArray, asInteger, asRecord, asString, Json } from '../argo-events/values';
import { Facts } from '../flow/facts';
import { Location } from '../flow/locate';

/** The file ha-events.yaml. */
export interface Config {
  readonly facts: Facts;
  /** Severity by rule; off turns it off. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  readonly ignore: readonly IgnoreEntry[];
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

/** What is wrong with the configuration or the command line: the check cannot run. */
export class UsageError extends Error {}

const FACTS: Record<keyof Facts, { allowed: string; read: (value: unknown) => unknown }> = {
  zones: { allowed: 'a number of at least 1', read: positive },
  nodes: { allowed: 'a number of at least 1', read: positive },
  kubernetesVersion: { allowed: 'a version as text, "1.36"', read: asString },
  argoEventsVersion: { allowed: 'a version as text, v1.9.11', read: asString },
  controllerConfig: { allowed: 'manifest or helm', read: value => (value === 'manifest' || value === 'helm' ? value : undefined) },
  jetStreamVersions: { allowed: 'a list of versions as text', read: value => (asArray(value)?.every(item => typeof item === 'string') ? value : undefined) },
  podPolicy: { allowed: 'true or false', read: value => (typeof value === 'boolean' ? value : undefined) },
  controllerReplicas: { allowed: 'a number of at least 1', read: positive },
  imagePullPolicy: { allowed: 'Always, IfNotPresent or Never', read: value => (['Always', 'IfNotPresent', 'Never'].includes(value as string) ? value : undefined) },
};

function positive(value: unknown): number | undefined {
  const number = asInteger(value);
  return number !== undefined && number > 0 ? number : undefined;
}

/** Checks facts, wherever they come from. */
export function readFacts(given: Json, where: string): Facts {
  return Object.fromEntries(Object.entries(given).map(([key, value]) => {
    const fact = Object.hasOwn(FACTS, key) ? FACTS[key as keyof Facts] : undefined;
    if (fact === undefined) throw unknownWord(`${where}: there is no fact`, key, Object.keys(FACTS));
    const read = fact.read(value);
    if (read === undefined) throw new UsageError(`${where}: ${key} is ${JSON.stringify(value)}. Allowed: ${fact.allowed}`);
    return [key, read];
  }));
}

export function readConfig(file: string, text: string): Config {
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
      .map(([rule, severity]) => [knownRule(rule, file), readSeverity(rule, severity, file)])),
    ignore: (asArray(config.ignore) ?? []).map((entry, index) =>
      readIgnore(entry, file, text, lines.linePos(itemStart(document.contents, index)).line)),
  };
}

function itemStart(root: Node | null, index: number): number {
  const list = isMap(root) ? root.items.find(({ key }) => isScalar(key) && key.value === 'ignore')?.value : undefined;
  const item = isSeq(list) ? list.items[index] as Node | undefined : undefined;
  return item?.range?.[0] ?? 0;
}

function readIgnore(entry: unknown, file: string, text: string, line: number): IgnoreEntry {
  const { rule, objects, files, reason } = asRecord(entry) ?? {};
  const where = `${file}:${line}: ignore`;
  if (typeof rule !== 'string') throw new UsageError(`${where}: got no rule. Allowed: the id of a rule, for example rule: ha/no-budget`);
  if (typeof reason !== 'string' || reason.trim() === '') throw new UsageError(`${where}: ${rule} has no reason. Allowed: reason: "why this is right here"`);
  const lineText = text.split('\n')[line - 1] ?? '';
  return {
    rule: knownRule(rule, where),
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

/** The id of a rule, with or without `ha/`. */
export function knownRule(id: string, where: string): string {
  const full = id.startsWith('ha/') ? id : `ha/${id}`;
  const ids = RULES.map(rule => rule.id);
  if (!ids.includes(full)) {
    throw nearest(full, ids) === undefined
      ? new UsageError(`${where}: there is no rule ${JSON.stringify(full)}. Allowed: one of the ${ids.length} that ha-events explain lists`)
      : unknownWord(`${where}: there is no rule`, full, ids);
  }
  return full;
}

export function unknownWord(what: string, word: string, known: readonly string[]): UsageError {
  const meant = nearest(word, known);
  return new UsageError(`${what} ${JSON.stringify(word)}. ${meant === undefined ? `Allowed: ${known.join(', ')}` : `Did you mean ${meant}?`}`);
}
