import { buildFlow } from '../flow/build-flow';
import { withConstructPaths } from '../flow/construct-paths';
import { Flow } from '../flow/flow';
import { FileText, loadManifests, LoadProblem } from '../flow/load';
import { readFiles } from '../flow/read-files';
import { UsageError } from '../rules/config';

export interface LoadedFlow {
  readonly flow: Flow;
  readonly passedOver: number;
  readonly problems: readonly LoadProblem[];
  readonly textOf: (file: string) => string;
}

/** Reads the manifests below the paths; without any it cannot run. */
export function loadFlow(paths: readonly string[]): LoadedFlow {
  const texts = new Map<string, string>();
  const { objects, passedOver, problems } = loadManifests(remember(filesOf(paths), texts));
  if (texts.size === 0 && problems.length === 0) {
    throw new UsageError(`no manifests in ${paths.join(', ')}: looked for files with the endings .yaml, .yml and .json`);
  }
  return { flow: buildFlow(withConstructPaths(objects)), passedOver, problems, textOf: file => texts.get(file)! };
}

function* remember(files: Iterable<FileText>, texts: Map<string, string>): Generator<FileText> {
  for (const file of files) {
    if ('text' in file) texts.set(file.file, file.text);
    yield file;
  }
}

function* filesOf(paths: readonly string[]): Generator<FileText> {
  try {
    yield* readFiles(paths);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
