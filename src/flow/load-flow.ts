import { buildFlow, ClusterState } from './build-flow';
import { Flow } from './flow';
import { UsageError } from '../contract/usage-error';
import { withConstructPaths } from '../manifests/construct-paths';
import { Kustomization } from '../manifests/kustomize/kustomization';
import { withKustomizations } from '../manifests/kustomize/render';
import { FileText, loadManifests, LoadProblem } from '../manifests/load-manifests';
import { NotLookedAt } from '../manifests/not-looked-at/not-looked-at';
import { isRead } from '../manifests/not-looked-at/read-paths';
import { readFiles } from '../manifests/read-files';

export interface LoadedFlow {
  readonly flow: Flow;
  readonly passedOver: number;
  /** Documents that another tool renders. */
  readonly notLookedAt: readonly NotLookedAt[];
  readonly problems: readonly LoadProblem[];
  /** Those of the folders that were read. */
  readonly kustomizations: readonly Kustomization[];
}

/** Reads the manifests below the paths; without any it cannot run. */
export function loadFlow(paths: readonly string[]): LoadedFlow {
  return loadFiles(filesBelow(paths));
}

export interface LoadOptions {
  /** Where the manifests are those of a cluster. */
  readonly cluster?: ClusterState;
  /** Keeps objects too that have nothing to do with a flow. */
  readonly all?: boolean;
}

/** The flow that the manifests in the files make. */
export function loadFiles(files: Iterable<FileText>, { cluster, all }: LoadOptions = {}): LoadedFlow {
  const names: string[] = [];
  const { objects, passedOver, notLookedAt, problems } = loadManifests(named(files, names), all);
  const rendered = withKustomizations(objects, names);
  return {
    flow: buildFlow(withConstructPaths(rendered.objects), cluster),
    passedOver: passedOver + objects.length - rendered.objects.length,
    notLookedAt: [...notLookedAt.filter(document => !isRead(document, names)), ...rendered.notLookedAt],
    problems,
    kustomizations: rendered.kustomizations,
  };
}

function* named(files: Iterable<FileText>, names: string[]): Generator<FileText> {
  for (const file of files) {
    names.push(file.file);
    yield file;
  }
}

/** The files below the paths, one after the other, as they may be large. */
export function* filesBelow(paths: readonly string[]): Generator<FileText> {
  let files = 0;
  try {
    for (const file of readFiles(paths)) {
      files++;
      yield file;
    }
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  if (files === 0) throw new UsageError(`no manifests in ${paths.join(', ')}: looked for files with the endings .yaml, .yml and .json`);
}
