import { Terminal } from './command';
import { NONE, tellJudged } from './judged';
import { UsageError } from '../contract/usage-error';
import { Flow } from '../flow/flow';
import { filesBelow, loadFiles } from '../flow/load-flow';
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

/** Reads manifests; writes to standard error what could not be read or was not looked at. `all`: objects of all kinds are kept. */
export function readFlow(paths: readonly string[], terminal: Terminal, options: { readonly all?: boolean } = {}): ReadFlow {
  const files = [...filesBelow(paths)];
  const { flow, passedOver, notLookedAt, problems } = loadFiles(files, options);
  for (const { file, line, message } of problems) terminal.writeError(`ha-events: ${file}:${line}: ${message}\n`);
  const judged = flow.buses.length + flow.sources.length + flow.sensors.length > 0;
  const told = tellJudged({ documents: flow.objects.length + passedOver, notLookedAt, judged }, NONE, terminal);
  return { flow, files, judged, complete: told && problems.length === 0 };
}

export function manifestPaths(paths: readonly string[], command: string): readonly string[] {
  if (paths.length === 0) throw new UsageError(`no manifests given: ha-events ${command} PATH..., or - for standard input`);
  return paths;
}
