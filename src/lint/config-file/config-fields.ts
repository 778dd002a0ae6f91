import { isNode, LineCounter, parseAllDocuments } from 'yaml';
import { unknownWord, UsageError } from '../../contract/usage-error';
import { asArray, asRecord } from '../../values/json-values';

const SECTIONS: Readonly<Record<string, { fits: (value: unknown) => unknown; allowed: string }>> = {
  facts: { fits: asRecord, allowed: 'a map, for example facts: { zones: 3 }' },
  rules: { fits: asRecord, allowed: 'a map, for example rules: { ha/no-budget: off }' },
  ignore: { fits: asArray, allowed: 'a list of entries with rule, objects, files and reason' },
};
const ENTRY = ['rule', 'objects', 'files', 'reason'];

/** What would otherwise count for nothing: an entry with a misspelt field would accept a rule's findings on all objects. */
export function checkConfigFields(file: string, text: string): void {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  if (documents.length > 1) throw new UsageError(`${file} holds ${documents.length} documents. Allowed: one`);
  // syntax is told by whoever reads the values
  if (documents.length === 0 || documents[0].errors.length > 0) return;
  const config = asRecord(valueOf(file, documents[0])) ?? {};
  for (const [name, { fits, allowed }] of Object.entries(SECTIONS)) {
    const value = config[name] ?? undefined;
    if (value !== undefined && fits(value) === undefined) throw new UsageError(`${file}: ${name} is ${JSON.stringify(value)}. Allowed: ${allowed}`);
  }
  for (const [index, entry] of (asArray(config.ignore) ?? []).entries()) {
    const node = documents[0].getIn(['ignore', index], true);
    const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    checkEntry(`${file}:${line}: ignore`, asRecord(entry) ?? {});
  }
}

function valueOf(file: string, document: { toJS(): unknown }): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new UsageError(`${file}: no valid YAML: ${(error as Error).message}`);
  }
}

function checkEntry(where: string, entry: Readonly<Record<string, unknown>>): void {
  for (const field of Object.keys(entry)) {
    if (!ENTRY.includes(field)) throw unknownWord(`${where}: there is no field`, field, ENTRY);
  }
  for (const field of ['objects', 'files']) {
    if (entry[field] !== undefined && typeof entry[field] !== 'string') {
      throw new UsageError(`${where}: ${field} is ${JSON.stringify(entry[field])}. Allowed: one pattern as text, for example ${field === 'files' ? 'k8s/*.yaml' : 'Sensor shop/*'}`);
    }
  }
}
