import { Document, isCollection, Node, visit } from 'yaml';
import { DocumentText } from './manifest-object';
import { readPlainYaml } from './plain-yaml';
import { inMiB, LARGEST_DOCUMENT, MOST_ALIASES, MOST_BLANKS, MOST_PARTS } from './read-limits';
import { yamlDocument } from './yaml-document';
import { isPlaceholder } from '../values/placeholder';

/** What keeps a document from being read. */
export interface Unreadable {
  readonly message: string;
  /** From 1, in the file. */
  readonly line: number;
  readonly column: number;
  /** The document is a template, of which a file may have many. */
  readonly template?: true;
}

/** The value of a document; of duplicate keys the last one counts, as for kubectl. */
export function readDocument(document: DocumentText): { value: unknown } | Unreadable {
  const excess = excessOf(document.text);
  return excess === undefined
    ? readJson(document.text) ?? readPlainYaml(document.text) ?? readAnyYaml(document)
    : { message: excess, line: document.line, column: 1 };
}

/** What the document has too much of. */
function excessOf(text: string): string | undefined {
  if (text.length < Math.min(MOST_BLANKS, MOST_PARTS)) return undefined;
  if (text.length > LARGEST_DOCUMENT) return tooLarge(inMiB(text.length), inMiB(LARGEST_DOCUMENT));
  if (hasManyBlanks(text)) return `the document has more than ${MOST_BLANKS} blanks or line ends in a row. Allowed: ${MOST_BLANKS}. Take them out`;
  const parts = text.length <= MOST_PARTS ? 0 : partsOf(text);
  return parts > MOST_PARTS ? tooLarge(`${parts} lines, commas and brackets`, String(MOST_PARTS)) : undefined;
}

const BLANKS = new Set(['\t', '\r', '\n', ' ']);

/** A run that is too long covers one of the places that are as far apart as it is long, so few characters have to be looked at. */
function hasManyBlanks(text: string): boolean {
  for (let place = MOST_BLANKS; place < text.length; place += MOST_BLANKS + 1) {
    let [before, behind] = [place, place];
    while (BLANKS.has(text[before])) before--;
    while (BLANKS.has(text[behind])) behind++;
    if (behind - before - 1 > MOST_BLANKS) return true;
  }
  return false;
}

function partsOf(text: string): number {
  let parts = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x2c || code === 0x5b || code === 0x7b) parts++;
  }
  return parts;
}

function tooLarge(given: string, allowed: string): string {
  return `the document has ${given}. Allowed: ${allowed} in one document; an object in a cluster has at most 1.5 MiB. `
    + 'Split it, or give a List as JSON with each item on separate lines, as kubectl get -o json and jq write it';
}

function readJson(text: string): { value: unknown } | undefined {
  if (!/^\s*\{/.test(text)) {
    return undefined;
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function readAnyYaml(text: DocumentText): { value: unknown } | Unreadable {
  const unreadable = (message: string, line = 1, column = 1): Unreadable => ({ message, line: text.line + line - 1, column });
  if (hasMoreAliases(text.text)) {
    return unreadable(`the document has more than ${MOST_ALIASES} anchors and aliases. Allowed: ${MOST_ALIASES}. Write them out, or split it`);
  }
  try {
    const { document, lines } = yamlDocument(text);
    const error = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
    if (error !== undefined) {
      const { line, col } = lines.linePos(error.pos[0]);
      const rendering = renderingOf(text.text);
      return rendering === undefined ? unreadable(`no valid YAML: ${error.message}`, line, col)
        : { ...unreadable(`no valid YAML: ${error.message}. ${rendering}`, line, col), template: true };
    }
    const template = text.text.includes('{{') ? templateIn(document) : undefined;
    if (template !== undefined) {
      const { line, col } = lines.linePos(template);
      return { ...unreadable(`there is {{ }} instead of a value. ${NO_TEMPLATES}`, line, col), template: true };
    }
    const value: unknown = document.toJS();
    return isCyclic(value) ? unreadable('an alias is inside its own anchor, so the object has no end. Replace the alias with its content') : { value };
  } catch (error) {
    return unreadable(error instanceof RangeError
      ? 'the nesting is too deep to be read'
      : `an alias cannot be resolved, or there are so many of them that the document would explode (${(error as Error).message}). Write them out`);
  }
}

const NO_TEMPLATES = 'Templates are not read: render them first, for example with helm template';
const NO_VARIABLES = 'Variables are not replaced: render them first, for example with flux build kustomization or envsubst';

/** How to render what may be a template; undefined for what is none. */
function renderingOf(text: string): string | undefined {
  if (text.includes('{{')) return NO_TEMPLATES;
  return isPlaceholder(text) ? NO_VARIABLES : undefined;
}

/** Where a template stands without quotes: in YAML it is a map whose key is a map. */
function templateIn(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Pair: (_, { key }) => {
      if (!isCollection(key)) return undefined;
      found = (key as Node).range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

function hasMoreAliases(text: string): boolean {
  let count = 0;
  for (const _ of text.matchAll(/(?:^|[\s,[{])[&*][^\s,[\]{}]/g)) {
    if (++count > MOST_ALIASES) return true;
  }
  return false;
}

function isCyclic(value: unknown, ancestors = new Set<unknown>(), done = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null || done.has(value)) {
    return false;
  }
  if (ancestors.has(value)) {
    return true;
  }
  ancestors.add(value);
  const found = Object.values(value).some(inner => isCyclic(inner, ancestors, done));
  ancestors.delete(value);
  done.add(value);
  return found;
}
