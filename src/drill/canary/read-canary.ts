import { UsageError } from '../../contract/usage-error';
import { readDocument } from '../../manifests/read-document';
import { readFiles } from '../../manifests/read-files';
import { splitDocuments } from '../../manifests/split-documents';
import { asArray, asRecord, asString, Json } from '../../values/json-values';

/** All objects below the paths, whatever their kind: a canary brings what it needs. */
export function readCanary(paths: readonly string[]): Json[] {
  const objects = [...filesOf(paths)].flatMap(file => {
    if ('unreadable' in file) throw new UsageError(`${file.file}: ${file.unreadable}`);
    return splitDocuments(file.text).flatMap(document => {
      const read = readDocument(document);
      if ('message' in read) throw new UsageError(`${file.file}:${read.line}: ${read.message}`);
      return itemsOf(read.value);
    });
  });
  const nameless = objects.find(({ apiVersion, kind }) => asString(apiVersion) === undefined || asString(kind) === undefined);
  if (nameless !== undefined) throw new UsageError(`the canary holds something that is no Kubernetes object: ${JSON.stringify(nameless).slice(0, 80)}`);
  return objects;
}

function* filesOf(paths: readonly string[]) {
  try {
    yield* readFiles(paths);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function itemsOf(value: unknown): Json[] {
  const object = asRecord(value);
  if (object === undefined) return [];
  const items = asString(object.kind)?.endsWith('List') ? asArray(object.items) : undefined;
  return items === undefined ? [object] : items.flatMap(itemsOf);
}
