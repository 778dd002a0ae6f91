import { asArray, asRecord, asRecords, asString, at } from '../../values/json-values';
import { isPlaceholder } from '../../values/placeholder';
import { Refusal } from '../refusals/places';

/** Folders that each container has. */
const OF_IMAGE = ['tmp', 'argo-events', 'bin', 'etc', 'usr', 'var', 'run', 'proc', 'sys', 'dev'];

/** Where volumes are mounted. An emptyDir may get its files by kubectl exec, as in a demonstration. */
function mountsOf(spec: unknown): string[] {
  return asRecords(at(spec, 'template', 'container', 'volumeMounts')).map(({ mountPath }) => folder(asString(mountPath) ?? ''));
}

function folder(path: string): string {
  return `${path.replace(/\/+$/, '')}/`;
}

/** Why a path of the pods leads to nothing, in words that follow "it". */
function pathFault(path: string, spec: unknown): string | undefined {
  const own = folder(path);
  const exists = mountsOf(spec).some(mount => own.startsWith(mount) || mount.startsWith(own)) || OF_IMAGE.includes(path.split('/')[1]);
  return exists || !path.startsWith('/') || isPlaceholder(path) ? undefined : `is ${JSON.stringify(path)}, which is not on a volume of the pods`;
}

const REMEDY = 'mount a volume there, in volumes and container.volumeMounts of spec.template';

/** Folders that `file` events watch, and that the pods do not have. */
export function missingFolders(spec: unknown): Refusal[] {
  return Object.entries(asRecord(at(spec, 'file')) ?? {}).flatMap(([name, event]) =>
    refusal(at(event, 'watchPathConfig', 'directory'), ['spec', 'file', name, 'watchPathConfig', 'directory'], spec, { fault: 'listener', line: 'pkg/eventsources/sources/file/start.go#L97' }));
}

/** Files that triggers read their object from, and that the pods do not have. */
export function missingFiles(spec: unknown): Refusal[] {
  return (asArray(at(spec, 'triggers')) ?? []).flatMap((trigger, index) => (['k8s', 'argoWorkflow'] as const).flatMap(action =>
    refusal(at(trigger, 'template', action, 'source', 'file', 'path'), ['spec', 'triggers', index, 'template', action, 'source', 'file', 'path'], spec,
      { fault: 'action', line: 'pkg/sensors/artifacts/file.go#L42' })));
}

function refusal(path: unknown, place: Refusal['path'], spec: unknown, more: Pick<Refusal, 'fault' | 'line'>): Refusal[] {
  const text = asString(path);
  const problem = text ? pathFault(text, spec) : undefined;
  return problem === undefined ? [] : [{ path: place, problem, remedy: REMEDY, ...more }];
}
