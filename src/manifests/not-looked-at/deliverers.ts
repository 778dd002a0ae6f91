import { Renderer } from './not-looked-at';
import { asArray, asRecord, asString, Json } from '../../values/json-values';

interface Deliverer {
  readonly group: RegExp;
  readonly renderer: Renderer;
}

/** Kinds whose objects name charts, folders or repositories to install, or hold manifests to apply. */
const DELIVERERS: Readonly<Record<string, readonly Deliverer[]>> = {
  Application: [{ group: /^argoproj\.io\//, renderer: 'argo-cd' }],
  ApplicationSet: [{ group: /^argoproj\.io\//, renderer: 'argo-cd-set' }],
  HelmRelease: [{ group: /^helm\.(?:toolkit\.)?fluxcd\.io\//, renderer: 'flux-helm' }],
  Kustomization: [{ group: /^kustomize\.toolkit\.fluxcd\.io\//, renderer: 'flux-kustomize' }],
  HelmChart: [{ group: /^helm\.cattle\.io\//, renderer: 'helm-chart' }],
  HelmChartConfig: [{ group: /^helm\.cattle\.io\//, renderer: 'helm-chart' }],
  Release: [{ group: /^helm\.(?:m\.)?crossplane\.io\//, renderer: 'helm-chart' }],
  HelmChartProxy: [{ group: /^addons\.cluster\.x-k8s\.io\//, renderer: 'helm-chart' }],
  ...Object.fromEntries([
    ['Bundle', /^fleet\.cattle\.io\//], ['GitRepo', /^fleet\.cattle\.io\//], ['HelmOp', /^fleet\.cattle\.io\//],
    ['App', /^kappctrl\.k14s\.io\//], ['PackageInstall', /^packaging\.carvel\.dev\//],
    ['KluctlDeployment', /^gitops\.kluctl\.io\//],
    ['RootSync', /^configsync\.gke\.io\//], ['RepoSync', /^configsync\.gke\.io\//],
    ['ClusterProfile', /^config\.projectsveltos\.io\//], ['Profile', /^config\.projectsveltos\.io\//],
    ['Stage', /^kargo\.akuity\.io\//], ['ResourceGraphDefinition', /^kro\.run\//],
  ].map(([kind, group]) => [kind, [{ group, renderer: 'other' }]])),
};

/** How a document of a kind is rendered; undefined for a kind that delivers nothing but itself. */
export function rendererOf({ apiVersion, kind }: Json): Renderer | undefined {
  const group = asString(apiVersion) ?? '';
  const name = asString(kind) ?? '';
  return Object.hasOwn(DELIVERERS, name) ? DELIVERERS[name].find(deliverer => deliverer.group.test(group))?.renderer : undefined;
}

export function mayDeliver(kind: string): boolean {
  return Object.hasOwn(DELIVERERS, kind);
}

/** Fields on the way to what is installed; values and patches of it stand elsewhere. */
const ON_THE_WAY = new Set(['spec', 'source', 'sources', 'sourceHydrator', 'drySource', 'template', 'chart', 'forProvider', 'chartRef', 'helmCharts', 'git']);

/** Charts and folders that a document names. */
export function delivered(manifest: Json): { charts: string[]; paths: string[] } {
  const charts = new Set<string>();
  const paths = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    for (const item of asArray(value) ?? []) visit(item, key);
    const fields = asRecord(value) ?? {};
    for (const [field, inner] of Object.entries(fields)) {
      if (typeof inner === 'string') {
        if (field === 'chart' || field === 'chartName' || field === 'name' && (key === 'chart' || key === 'chartRef')) charts.add(inner);
        if (field === 'path') paths.add(inner);
        if (field === 'dir' || field === 'repo' && key === 'spec') paths.add(inner);
      } else if (field === 'paths') {
        for (const path of asArray(inner) ?? []) if (typeof path === 'string') paths.add(path);
      } else if (ON_THE_WAY.has(field)) {
        visit(inner, field);
      }
    }
  };
  visit({ spec: manifest.spec }, '');
  return { charts: [...charts], paths: [...paths] };
}
