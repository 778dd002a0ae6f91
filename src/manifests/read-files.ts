import { isUtf8 } from 'node:buffer';
import { Dirent, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FileText } from './load-manifests';
import { readBytes, STDIN } from './read-bytes';
import { nearest } from '../../imports/nearest';

const MANIFEST = /\.(?:ya?ml|json)$/;
const PASSED_OVER = new Set(['node_modules', '.git']);
/** Names of files that are no manifests of the cluster. */
const NO_MANIFEST = new Set(['package.json', 'package-lock.json', 'tsconfig.json', 'construct-metadata.json', 'cdk8s.yaml', 'ha-events.yaml']);

/**
 * The manifests below the paths, one after the other: files as given, folders by the endings .yaml, .yml and .json. Symbolic links to
 * folders are not followed inside of folders, so there is no way in circles.
 */
export function* readFiles(paths: readonly string[]): Generator<FileText> {
  for (const path of paths) {
    if (path !== STDIN && isFolder(path)) {
      yield* readFolder(path);
    } else {
      yield readText(path);
    }
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw new Error(`${path} cannot be read: ${message}`);
    const meant = nearest(basename(path), namesIn(dirname(path)));
    throw new Error(`${path}: no such file or directory. `
      + (meant === undefined ? 'Allowed: files, folders, - for standard input' : `Did you mean ${join(dirname(path), meant)}?`));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function* readFolder(path: string): Generator<FileText> {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    yield { file: path, unreadable: `the folder cannot be read: ${(error as Error).message}` };
    return;
  }
  for (const entry of entries) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name)) yield* readFolder(inner);
    } else if (MANIFEST.test(entry.name) && !NO_MANIFEST.has(entry.name)) {
      yield readText(inner);
    }
  }
}

function readText(file: string): FileText {
  try {
    const bytes = readBytes(file);
    return isUtf8(bytes) ? { file, text: bytes.toString('utf8') } : { file, unreadable: 'the file is not UTF-8. Convert it, for example with iconv' };
  } catch (error) {
    return { file, unreadable: `the file cannot be read: ${(error as Error).message}` };
  }
}
