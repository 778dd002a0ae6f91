import { Terminal } from './command';
import { NONE, tellJudged } from './judged';
import { UsageError } from '../contract/usage-error';
import { Flow } from '../flow/flow';
import { filesBelow, loadFiles } from '../flow/load-flow';
import { Kustomization, RENAMING } from '../manifests/kustomize/kustomization';
import { FileText } from '../manifests/load-manifests';

/** What a command reads to write other manifests. */
export interface ReadFlow {
  readonly flow: Flow;
  readonly files: readonly FileText[];
  /** Whether there is an EventBus, EventSource or Sensor. */
  readonly judged: boolean;
  /** All of it could be read and was looked at. */
  readonly complete: boolean;
}

export interface ReadOptions {
  readonly command: string;
  /** Objects of all kinds are kept. */
  readonly all?: boolean;
  /** What is written is an overlay, which kustomize applies after the kustomization of the manifests. */
  readonly asOverlay?: boolean;
}

/** Reads manifests; writes to standard error what could not be read or was not looked at. */
export function readFlow(paths: readonly string[], terminal: Terminal, { command, all, asOverlay = false }: ReadOptions): ReadFlow {
  const files = [...filesBelow(paths)];
  const { flow, passedOver, notLookedAt, problems, kustomizations } = loadFiles(files, { all });
  refuseUnlike(kustomizations, command, asOverlay);
  for (const { file, line, message } of problems) terminal.writeError(`ha-events: ${file}:${line}: ${message}\n`);
  const judged = flow.buses.length + flow.sources.length + flow.sensors.length > 0;
  const told = tellJudged({ documents: flow.objects.length + passedOver, notLookedAt, judged }, NONE, terminal);
  return { flow, files, judged, complete: told && problems.length === 0 };
}

/** Objects that are not those that kustomize makes. */
function refuseUnlike(kustomizations: readonly Kustomization[], command: string, asOverlay: boolean): void {
  const render = (folder: string) => `Render ${folder}: kubectl kustomize --enable-helm ${folder} | ha-events ${command} -`;
  for (const { file, folder, notFollowed, resources } of kustomizations) {
    const fields = notFollowed.filter(field => !asOverlay || RENAMING.includes(field));
    if (fields.length > 0) throw new UsageError(`${file}: ${fields.join(', ')}: not followed here. The result would not be for the objects that kustomize makes. ${render(folder)}`);
    const shared = resources.find(path => kustomizations.some(other => other.file !== file && other.resources.includes(path)));
    if (shared !== undefined) {
      const users = kustomizations.filter(each => each.resources.includes(shared)).map(each => each.folder);
      throw new UsageError(`${shared}: ${users.join(' and ')} render it, each in its own way. The result can be for one of them only. ${render(users[0])}`);
    }
  }
}
