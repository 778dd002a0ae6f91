import { describe } from '../manifests/manifest-object';
import { NotLookedAt, Renderer } from '../manifests/not-looked-at/not-looked-at';

const MOST_NAMES = 3;

/** Where no finding means nothing. */
export const NOTHING_JUDGED = 'nothing was judged: there is no EventBus, EventSource or Sensor among the objects';

/** What prints the objects that a document delivers. */
const RENDER: Readonly<Record<Renderer, string>> = {
  'argo-cd': 'argocd app manifests NAME | ha-events check -',
  'argo-cd-set': 'argocd appset generate FILE, then argocd app manifests NAME | ha-events check - for each Application',
  'flux-helm': 'helm template NAME CHART --values FILE | ha-events check -, with the values of the HelmRelease in the file',
  'flux-kustomize': 'flux build kustomization NAME --path DIR --dry-run | ha-events check -',
  'helm-chart': 'helm template NAME CHART | ha-events check -',
  'helm-values': 'helm template NAME CHART --values FILE | ha-events check -',
  'helmfile': 'helmfile template | ha-events check -',
  'kustomize': 'kubectl kustomize --enable-helm DIR | ha-events check -',
  'other': 'the tool that makes the objects, or kubectl get eventbus,eventsource,sensor -o yaml | ha-events check -',
};

/** What was not looked at of a document, and what prints it. */
export function notLookedAtText(document: NotLookedAt): string {
  return `${named(document)} is not rendered here. Not judged: ${contents(document)}. Render: ${RENDER[document.renderer]}`;
}

/** A line for all documents that the same command prints; one that holds objects of Argo Events has a line of its own. */
export function notLookedAtLines(documents: readonly NotLookedAt[]): string[] {
  const groups = new Map<string, NotLookedAt[]>();
  for (const document of documents) {
    const key = document.holds.length > 0 ? `${document.file}:${document.line} ${named(document)}` : `${document.renderer} ${document.kind}`;
    groups.set(key, [...groups.get(key) ?? [], document]);
  }
  return [...groups.values()].map(line);
}

function line(documents: readonly NotLookedAt[]): string {
  const [first, ...others] = documents;
  if (others.length === 0) return `${place(first)}: ${notLookedAtText(first)}`;
  const names = documents.slice(0, MOST_NAMES).map(document => `${document.name === '' ? '' : `${named(document)} at `}${place(document)}`).join(', ');
  const more = documents.length > MOST_NAMES ? ` and ${documents.length - MOST_NAMES} more` : '';
  return `${documents.length} documents of kind ${first.kind} are not rendered here. Not judged: the objects of ${names}${more}. Render: ${RENDER[first.renderer]}`;
}

function place({ file, line: row }: NotLookedAt): string {
  return `${file}:${row}`;
}

function named(document: NotLookedAt): string {
  return document.name === '' ? document.kind : describe(document);
}

function contents({ charts, paths, holds }: NotLookedAt): string {
  const objects = new Set(holds.map(({ kind, name }) => (name === '' ? kind : `${kind} "${name}"`)));
  const parts = [...objects, ...charts.map(name => `chart ${name}`), ...paths];
  return parts.length === 0 ? 'its objects' : parts.join(', ');
}
