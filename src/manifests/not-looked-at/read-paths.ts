import { NotLookedAt } from './not-looked-at';

/** Whether all that a document delivers is below paths that were read, as in a repository with the files that an application installs. */
export function isRead({ charts, paths, holds }: NotLookedAt, files: readonly string[]): boolean {
  return charts.length + holds.length === 0 && paths.length > 0 && paths.every(path => isBelow(path, files));
}

/** The root to which such a path belongs is not known. */
function isBelow(path: string, files: readonly string[]): boolean {
  const folder = path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  return folder !== '' && folder !== '.' && files.some(file => file.replaceAll('\\', '/').startsWith(`${folder}/`) || file.replaceAll('\\', '/').includes(`/${folder}/`));
}
