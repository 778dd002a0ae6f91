import { dirname, normalize } from 'node:path';
import { Kustomization } from './kustomization';
import { NotLookedAt } from '../not-looked-at/not-looked-at';

/** What kustomizations render that was not read: charts, addresses, and files and folders outside of those that were given. */
export function unreadResources(kustomizations: readonly Kustomization[], files: readonly string[]): NotLookedAt[] {
  const read = new Set(files.flatMap(file => withFolders(normalize(file))));
  return kustomizations.flatMap(({ file, resources, listed, charts }) => {
    const paths = listed.filter((_, index) => !read.has(normalize(resources[index]).replace(/(?<=.)\/+$/, '')));
    return paths.length + charts.length === 0 ? [] : [{
      file, line: 1, kind: 'Kustomization', namespace: '', name: '', renderer: 'kustomize' as const, charts, paths, holds: [],
    }];
  });
}

/** A file, and all folders above it. */
function withFolders(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [path] : [path, ...withFolders(folder)];
}
