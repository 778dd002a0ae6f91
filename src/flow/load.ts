import { FlowObject, ObjectSource } from './flow-object';
import { isKept, mayBeKept } from './kept-kinds';
import { readDocument, Unreadable } from './read-document';
import { splitDocuments } from './split-documents';
import { strings } from './strings';
import { asArray, asRecord, asString, Json } from '../argo-events/values';

/** The text of a file, or why there is none. */
export type FileText = { readonly file: string; readonly text: string } | { readonly file: string; readonly unreadable: string };

export interface LoadProblem extends Unreadable {
  readonly file: string;
}

export interface Loaded {
  readonly objects: readonly FlowObject[];
  /** Objects of other kinds, which nothing here depends on. */
  readonly passedOver: number;
  readonly problems: readonly LoadProblem[];
}

/** The objects of the files that matter to a flow of events. */
export function loadManifests(files: Iterable<FileText>): Loaded {
  const objects: FlowObject[] = [];
  const problems: LoadProblem[] = [];
  let passedOver = 0;
  for (const file of files) {
    if ('unreadable' in file) {
      problems.push({ file: file.file, message: file.unreadable, line: 1, column: 1 });
      continue;
    }
    for (const document of splitDocuments(file.text.replace(/^\ufeff/, ''))) {
      if (!mayBeKept(document.text)) {
        passedOver++;
        continue;
      }
      const read = readDocument(document);
      if ('message' in read) {
        problems.push({ file: file.file, ...read });
        continue;
      }
      for (const { value, path } of itemsOf(read.value)) {
        if (isKept(value)) {
          objects.push(flowObject(value, { file: file.file, document, path }));
        } else {
          passedOver++;
        }
      }
    }
  }
  return { objects, passedOver, problems };
}

/** The objects in a value: it, or the items of a List; a top-level sequence is taken as one. */
function itemsOf(value: unknown, path: (string | number)[] = []): { value: Json; path: (string | number)[] }[] {
  const list = asArray(value);
  if (list !== undefined) {
    return list.flatMap((item, index) => itemsOf(item, [...path, index]));
  }
  const object = asRecord(value);
  const items = object && /List$/.test(asString(object.kind) ?? '') ? asArray(object.items) : undefined;
  return items !== undefined ? itemsOf(items, [...path, 'items']) : object === undefined ? [] : [{ value: object, path }];
}

function flowObject(manifest: Json, source: ObjectSource): FlowObject {
  const metadata = asRecord(manifest.metadata) ?? {};
  return {
    apiVersion: asString(manifest.apiVersion) ?? '',
    kind: asString(manifest.kind) ?? '',
    name: asString(metadata.name) ?? asString(metadata.generateName) ?? '',
    namespace: asString(metadata.namespace) ?? '',
    manifest,
    labels: strings(metadata.labels),
    annotations: strings(metadata.annotations),
    source,
  };
}
