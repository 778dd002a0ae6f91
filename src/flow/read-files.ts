import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FileText } from './load';

const MANIFEST = /\.(?:ya?ml|json)$/;
const PASSED_OVER = new Set(['node_modules', '.git']);
/** Names of files that are no manifests of the cluster. */
const NO_MANIFEST = new Set(['package.json', 'package-lock.json', 'tsconfig.json', 'construct-metadata.json', 'cdk8s.yaml', 'ha-events.yaml']);

/** Standard input, as a path. */
export const STDIN = '-';

/** The manifests below the paths, one after the other: files as given, folders by the endings .yaml, .yml and .json. */
export function* readFiles(paths: readonly string[]): Generator<FileText> {
  for (const path of paths) {
    for (const file of path === STDIN ? [STDIN] : filesBelow(path)) {
      yield readText(file);
    }
  }
}

function* filesBelow(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name)) yield* filesBelow(inner);
    } else if (MANIFEST.test(entry.name) && !NO_MANIFEST.has(entry.name)) {
      yield inner;
    }
  }
}

function readText(file: string): FileText {
  try {
    const bytes = readFileSync(file === STDIN ? 0 : file);
    return isUtf8(bytes) ? { file, text: bytes.toString('utf8') } : { file, unreadable: 'the file is not UTF-8. Convert it, for example with iconv' };
  } catch (error) {
    return { file, unreadable: `the file cannot be read: ${(error as Error).message}` };
  }
}
