import { isKept, mayBeKept } from './kept-kinds';
import { DocumentText, FlowObject, ObjectSource } from './manifest-object';
import { mayBeRendered, notLookedAt, unreadNotLookedAt } from './not-looked-at/look-at';
import { NotLookedAt } from './not-looked-at/not-looked-at';
import { flowObject } from './object-of';
import { readDocument, Unreadable } from './read-document';
import { readJsonList } from './read-json-list';
import { inMiB, LARGEST_TOTAL, MOST_OBJECTS, MOST_PROBLEMS } from './read-limits';
import { readStream } from './read-stream';
import { asArray, asRecord, asString, Json } from '../values/json-values';

/** The text of a file, or why there is none. */
export type FileText = { readonly file: string; readonly text: string } | { readonly file: string; readonly unreadable: string };

export interface LoadProblem extends Unreadable {
  readonly file: string;
}

export interface Loaded {
  readonly objects: readonly FlowObject[];
  /** Objects of other kinds, which nothing here depends on. */
  readonly passedOver: number;
  /** Documents that another tool renders. */
  readonly notLookedAt: readonly NotLookedAt[];
  readonly problems: readonly LoadProblem[];
}

/** From this size on a JSON List is read item by item, and what is kept of a file does not hold all of it in memory. */
const LARGE = 1024 * 1024;

const TOO_MANY = `there are more than ${MOST_OBJECTS} objects and documents up to here, or ${inMiB(LARGEST_TOTAL)} of those that matter to Argo Events; the rest was not looked at. `
  + 'Check them in parts, for example by namespace';

/**
 * The objects of the files that matter to a flow of events.
 *
 * @param all whether objects of other kinds are kept too
 */
export function loadManifests(files: Iterable<FileText>, all = false): Loaded {
  const objects: FlowObject[] = [];
  const problems: LoadProblem[] = [];
  const unrendered: NotLookedAt[] = [];
  let passedOver = 0;
  let seen = 0;
  let total = 0;
  for (const { file, ...content } of files) {
    if ('unreadable' in content) {
      problems.push({ file, message: content.unreadable, line: 1, column: 1 });
      continue;
    }
    const before = problems.length;
    for (const read of readText(content.text, file, all)) {
      if (typeof read === 'string') {
        if (read === 'other kind') passedOver++;
      } else if ('renderer' in read) {
        unrendered.push(read);
        continue;
      } else if ('message' in read) {
        // what is true of one template of a file is true of the others
        if (!read.template || !problems.slice(before).some(({ template }) => template)) problems.push({ file, ...read });
        if (problems.length - before === MOST_PROBLEMS) {
          problems.push({ file, ...read, message: `${MOST_PROBLEMS} documents cannot be read; what follows in this file was not looked at` });
          break;
        }
      } else {
        if (objects.at(-1)?.source.document !== read.source.document) total += read.source.document.text.length;
        objects.push(flowObject(read.value, { file, ...read.source }));
      }
      if (++seen > MOST_OBJECTS || total > LARGEST_TOTAL) {
        problems.push({ file, message: TOO_MANY, line: 1, column: 1 });
        return { objects, passedOver, notLookedAt: unrendered, problems };
      }
    }
  }
  return { objects, passedOver, notLookedAt: unrendered, problems };
}

interface Kept {
  readonly value: Json;
  readonly source: Omit<ObjectSource, 'file'>;
}

/** What is in a text, in its order. What is not looked at comes before the object that it is. */
function* readText(text: string, file: string, all: boolean): Generator<Kept | Unreadable | NotLookedAt | 'other kind' | 'no object'> {
  for (const whole of documentsOf(text)) {
    const searched = whole === undefined || whole.text.length <= LARGE ? whole?.text : kindLines(whole.text);
    const isKeptKind = searched !== undefined && (all || mayBeKept(searched));
    if (whole === undefined || searched === undefined || !isKeptKind && !mayBeRendered(searched)) {
      yield 'other kind';
      continue;
    }
    // what is kept would otherwise hold the whole text, of which it is a part
    const document = text.length > LARGE ? { ...whole, text: Buffer.from(whole.text).toString() } : whole;
    const read = readDocument(document);
    if ('message' in read) {
      yield* isKeptKind ? [read] : [unreadNotLookedAt(document, file), 'other kind' as const];
      continue;
    }
    let empty = true;
    for (const { value, path } of itemsOf(read.value)) {
      empty = false;
      const unrendered = notLookedAt(value, document, file);
      if (unrendered !== undefined) yield unrendered;
      yield all || isKept(value) ? { value, source: { document, path } } : 'other kind';
    }
    if (empty) yield 'no object';
  }
}

function* documentsOf(text: string): Generator<DocumentText | undefined> {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  for (const { text: own, line, offset } of readStream(text.slice(mark))) {
    const document = { text: own, line, offset: offset + mark };
    const items = document.text.length > LARGE ? readJsonList(document) : undefined;
    if (items === undefined) {
      yield document;
    } else {
      yield* items;
    }
  }
}

/** The first lines that say a kind: a large text may have millions of them, and more than one is enough to have it read. */
function kindLines(text: string): string {
  const lines: string[] = [];
  for (const [line] of text.matchAll(/^kind:.{0,200}/gm)) {
    if (lines.push(line) === 100) break;
  }
  return lines.join('\n');
}

/** The objects in a value: it, or the items of a List; a top-level sequence is taken as one. */
function* itemsOf(value: unknown, path: (string | number)[] = []): Generator<{ value: Json; path: (string | number)[] }> {
  const list = asArray(value);
  if (list !== undefined) {
    for (const [index, item] of list.entries()) yield* itemsOf(item, [...path, index]);
    return;
  }
  const object = asRecord(value);
  const items = object && /List$/.test(asString(object.kind) ?? '') ? asArray(object.items) : undefined;
  if (items !== undefined) {
    yield* itemsOf(items, [...path, 'items']);
  } else if (object !== undefined) {
    yield { value: object, path };
  }
}
