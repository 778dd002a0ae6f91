import { basename } from 'node:path';
import { delivered, mayDeliver, rendererOf } from './deliverers';
import { heldObjects, mayHold } from './held-objects';
import { NotLookedAt, Renderer } from './not-looked-at';
import { asArray, asRecord, asString, at, Json } from '../../values/json-values';
import { kindsIn } from '../kind-lines';
import { DocumentText } from '../manifest-object';

const OWN = new Set(['EventBus', 'EventSource', 'Sensor']);

/** Whether a document has to be read to know what it delivers. */
export function mayBeRendered(text: string): boolean {
  return kindsIn(text).some(mayDeliver) || mayHold(text);
}

/** A value of a document that delivers more than itself. */
export function notLookedAt(value: Json, { text, line }: DocumentText, file: string): NotLookedAt | undefined {
  const kind = asString(value.kind) ?? '';
  if (OWN.has(kind)) return undefined;
  const holds = mayHold(text) ? heldObjects(value) : [];
  const known = rendererOf(value) ?? fileRenderer(value, basename(file));
  if (known === undefined && holds.length === 0) return undefined;
  const renderer = known ?? (kind === '' ? 'helm-values' : 'other');
  return {
    file,
    line: line + linesBefore(text),
    kind: kind === '' ? KIND_OF[renderer] ?? 'document' : kind,
    namespace: asString(at(value.metadata, 'namespace')) ?? '',
    name: asString(at(value.metadata, 'name')) ?? (renderer === 'helm-chart' ? asString(value.name) : undefined) ?? '',
    renderer,
    ...parts(value, renderer),
    holds,
  };
}

/** A document of which only the kind is known, as it is a template. */
export function unreadNotLookedAt({ text, line }: DocumentText, file: string): NotLookedAt {
  const kind = kindsIn(text).find(mayDeliver);
  return { file, line: line + linesBefore(text), kind: kind ?? 'document', namespace: '', name: '', renderer: 'other', charts: [], paths: [], holds: [] };
}

const KIND_OF: Partial<Readonly<Record<Renderer, string>>> = { 'helm-chart': 'Chart', 'helm-values': 'values', 'helmfile': 'helmfile' };

/** Files that are no manifests of a cluster, and say what to install into one. */
function fileRenderer(value: Json, name: string): Renderer | undefined {
  if (value.kind !== undefined) return undefined;
  if (/^Chart\.ya?ml$/.test(name) && asString(value.name) !== undefined && asString(value.apiVersion) !== undefined) return 'helm-chart';
  return charts(value.releases).length > 0 ? 'helmfile' : undefined;
}

function parts(value: Json, renderer: Renderer): { charts: string[]; paths: string[] } {
  if (value.kind !== undefined) return delivered(value);
  const dependencies = (asArray(value.dependencies) ?? []).flatMap(dependency => asString(at(dependency, 'name')) ?? []);
  return { charts: renderer === 'helmfile' ? charts(value.releases) : dependencies, paths: [] };
}

/** Comments, markers and blank lines above the first field. */
function linesBefore(text: string): number {
  const first = /^(?!\s*$|\s*#|---)/m.exec(text)?.index ?? 0;
  return text.slice(0, first).split('\n').length - 1;
}

function charts(releases: unknown): string[] {
  return (asArray(releases) ?? []).flatMap(release => asString(asRecord(release)?.chart) ?? []);
}
