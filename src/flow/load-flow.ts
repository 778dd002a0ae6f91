import { buildFlow } from './build-flow';
import { Flow } from './flow';
import { UsageError } from '../contract/usage-error';
import { withConstructPaths } from '../manifests/construct-paths';
import { FileText, loadManifests, LoadProblem } from '../manifests/load-manifests';
import { readFiles } from '../manifests/read-files';

export interface LoadedFlow {
  readonly flow: Flow;
  readonly passedOver: number;
  readonly problems: readonly LoadProblem[];
  /** Only where the texts were to be kept. */
  readonly textOf: (file: string) => string;
}

/** Reads the manifests below the paths; without any it cannot run. Keeps the texts of the files only when asked to: they may be large. */
export function loadFlow(paths: readonly string[], { keepTexts = false } = {}): LoadedFlow {
  const texts = new Map<string, string>();
  let files = 0;
  const { objects, passedOver, problems } = loadManifests(seen(filesOf(paths), file => {
    files++;
    if (keepTexts && 'text' in file) texts.set(file.file, file.text);
  }));
  if (files === 0) {
    throw new UsageError(`no manifests in ${paths.join(', ')}: looked for files with the endings .yaml, .yml and .json`);
  }
  return { flow: buildFlow(withConstructPaths(objects)), passedOver, problems, textOf: file => texts.get(file)! };
}

function* seen(files: Iterable<FileText>, see: (file: FileText) => void): Generator<FileText> {
  for (const file of files) {
    see(file);
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
