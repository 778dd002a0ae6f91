import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { kustomizeOverlay, OverlayBase } from './overlay';
import { UsageError } from '../../contract/usage-error';
import { readKustomization } from '../../manifests/kustomize/kustomization';
import { FileText } from '../../manifests/load-manifests';
import { STDIN } from '../../manifests/read-bytes';
import { writeText } from '../../manifests/text-file';
import { Emission } from '../emission';

/** Begins each kustomization that is written here. */
const MARK = '# Made by ha-events. The command overwrites this file.\n';

/**
 * Writes an overlay for the manifests below the paths, and returns its files. What an earlier run wrote there is replaced; anything else there is
 * an error.
 */
export function writeOverlay(folder: string, emission: Emission, paths: readonly string[], files: readonly FileText[]): string[] {
  for (const path of paths) {
    if (path !== STDIN && isInside(folder, path)) throw new UsageError(`--kustomize ${folder} is inside ${path}, which is read. Allowed: a folder beside it`);
  }
  removeEarlier(folder);
  const overlay = kustomizeOverlay(emission, baseOf(folder, paths, files));
  return [...overlay].map(([file, text]) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeText(path, basename(file) === 'kustomization.yaml' ? MARK + text : text);
    return path;
  });
}

function isInside(folder: string, path: string): boolean {
  return `${resolve(folder)}${sep}`.startsWith(`${resolve(path)}${sep}`);
}

function removeEarlier(folder: string): void {
  if (!existsSync(folder)) return;
  for (const each of [folder, join(folder, 'component'), join(folder, 'base')]) {
    const file = join(each, 'kustomization.yaml');
    if (!existsSync(file)) continue;
    if (!readFileSync(file, 'utf8').startsWith(MARK)) throw new UsageError(`${file} is not by ha-events, and would be overwritten. Allowed: an empty folder, or one that an earlier run wrote`);
    const { resources, inputs } = readKustomization(each)!;
    for (const old of [...resources, ...inputs, file]) if (isInside(old, each) && existsSync(old) && statSync(old).isFile()) rmSync(old);
  }
}

function baseOf(folder: string, paths: readonly string[], files: readonly FileText[]): OverlayBase {
  const [path] = paths;
  if (paths.length === 1 && path !== STDIN && readKustomization(path) !== undefined) return { folder: relative(resolve(folder), resolve(path)).split(sep).join('/') };
  const copies = new Map<string, string>();
  for (const file of files) {
    if (!('text' in file)) continue;
    const name = file.file === STDIN ? 'manifests.yaml' : basename(file.file);
    copies.set(copies.has(name) ? `${copies.size}-${name}` : name, file.text);
  }
  return { files: copies };
}
