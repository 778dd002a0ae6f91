import { loadManifests } from '../../src/manifests/load-manifests';

const load = (text: string, file = 'm.yaml') => loadManifests([{ file, text }]);
const seen = (text: string, file?: string) => load(text, file).notLookedAt.map(({ kind, name, renderer, charts, paths, holds }) =>
  [`${kind} ${name}`, renderer, charts, paths, holds.map(held => `${held.kind} ${held.name}`)]);
const BUS = '{ apiVersion: argoproj.io/v1alpha1, kind: EventBus, metadata: { name: default }, spec: { jetstream: { version: latest } } }';
const TEXT = 'apiVersion: argoproj.io/v1alpha1\n    kind: EventSource\n    metadata: { name: hooks }\n';

test.each<[string, string, unknown[]]>([
  ['an Application with a chart', 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec: { source: { chart: argo-events, targetRevision: 2.4.22 } }\n',
    ['Application a', 'argo-cd', ['argo-events'], [], []]],
  ['an Application with several sources', 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec: { sources: [{ path: bus }, { chart: c }] }\n',
    ['Application a', 'argo-cd', ['c'], ['bus'], []]],
  ['an ApplicationSet', 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a }\nspec: { template: { spec: { source: { path: "{{path}}" } } } }\n',
    ['ApplicationSet a', 'argo-cd-set', [], ['{{path}}'], []]],
  ['objects in the values of an Application', `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec: { source: { chart: c, helm: { valuesObject: { extraObjects: [${BUS}] } } } }\n`,
    ['Application a', 'argo-cd', ['c'], [], ['EventBus default']]],
  ['objects in a text of values', `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec:\n  source:\n    chart: c\n    helm:\n     values: |\n      extraObjects:\n      - ${TEXT.replaceAll('\n', '\n    ')}`,
    ['Application a', 'argo-cd', ['c'], [], ['EventSource ']]],
  ['a HelmRelease', 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: a }\nspec: { chart: { spec: { chart: argo-events } } }\n',
    ['HelmRelease a', 'flux-helm', ['argo-events'], [], []]],
  ['a HelmRelease of a chart that is an object', 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: a }\nspec: { chartRef: { kind: OCIRepository, name: argo-events } }\n',
    ['HelmRelease a', 'flux-helm', ['argo-events'], [], []]],
  ['a Kustomization of Flux', 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: a }\nspec: { path: ./events, patches: [{ patch: "- { op: add, path: /x, value: y }" }] }\n',
    ['Kustomization a', 'flux-kustomize', [], ['./events'], []]],
  ['a HelmChart of k3s', 'apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: { name: a }\nspec: { chart: argo-events, valuesContent: "extraObjects: []" }\n',
    ['HelmChart a', 'helm-chart', ['argo-events'], [], []]],
  ['a release of Crossplane', 'apiVersion: helm.crossplane.io/v1beta1\nkind: Release\nmetadata: { name: a }\nspec: { forProvider: { chart: { name: argo-events } } }\n',
    ['Release a', 'helm-chart', ['argo-events'], [], []]],
  ['a definition of kro', `apiVersion: kro.run/v1alpha1\nkind: ResourceGraphDefinition\nmetadata: { name: a }\nspec: { resources: [{ id: bus, template: ${BUS} }] }\n`,
    ['ResourceGraphDefinition a', 'other', [], [], ['EventBus default']]],
  ['any other kind with manifests in it', `apiVersion: work.open-cluster-management.io/v1\nkind: ManifestWork\nmetadata: { name: a }\nspec: { workload: { manifests: [${BUS}] } }\n`,
    ['ManifestWork a', 'other', [], [], ['EventBus default']]],
  ['a template of OpenShift', `apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: { name: a }\nobjects: [${BUS}]\n`,
    ['Template a', 'other', [], [], ['EventBus default']]],
  ['a ConfigMap of manifests', `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  bus.yaml: |\n    ${TEXT}`,
    ['ConfigMap a', 'other', [], [], ['EventSource ']]],
  ['values of a chart', `controller: { replicas: 2 }\nextraObjects: [${BUS}]\n`, ['values ', 'helm-values', [], [], ['EventBus default']]],
  ['an Application that is a template', 'apiVersion: argoproj.io/v1alpha1\nkind: Application\n{{- if .Values.m }}\nmetadata: {}\n', ['Application ', 'other', [], [], []]],
])('%s is not looked at', (_, text, expected) => {
  expect(seen(text)).toEqual([expected]);
  expect(load(text).problems).toEqual([]);
});

test.each<[string, string, unknown[]]>([
  ['Chart.yaml', 'apiVersion: v2\nname: events\nversion: 1.0.0\ndependencies: [{ name: argo-events, version: 2.4.22 }]\n', ['Chart events', 'helm-chart', ['argo-events'], [], []]],
  ['helmfile.yaml', 'releases: [{ name: a, chart: argo/argo-events }]\n', ['helmfile ', 'helmfile', ['argo/argo-events'], [], []]],
])('%s is not looked at', (file, text, expected) => {
  expect(seen(text, file)).toEqual([expected]);
});

test.each([
  ['a reference to an EventSource', 'apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: a }\nspec: { scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: EventSource, name: hooks } }\n'],
  ['a health check of an EventBus', 'apiVersion: example.com/v1\nkind: Checks\nmetadata: { name: a }\nspec: { healthChecks: [{ apiVersion: argoproj.io/v1alpha1, kind: EventBus, name: default }] }\n'],
  ['kinds that a project allows', 'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: a }\nspec: { namespaceResourceWhitelist: [{ group: argoproj.io, kind: EventBus }] }\n'],
  ['a definition of the kind', 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: sensors.argoproj.io }\nspec: { names: { kind: Sensor } }\n'],
  ['an Application of another group', 'apiVersion: app.k8s.io/v1beta1\nkind: Application\nmetadata: { name: a }\nspec: {}\n'],
  ['a Sensor that makes an EventSource', `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: { name: a }\nspec: { triggers: [{ template: { name: t, k8s: { source: { resource: ${BUS} } } } }] }\n`],
  ['a Deployment', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: {}\n'],
])('%s is nothing that is rendered elsewhere', (_, text) => {
  expect(seen(text)).toEqual([]);
});

test('the objects beside them are read', () => {
  const { objects, passedOver, notLookedAt } = load(`apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, namespace: argocd }\n---\n${BUS}\n`);
  expect({ kinds: objects.map(({ kind }) => kind), passedOver }).toEqual({ kinds: ['EventBus'], passedOver: 1 });
  expect(notLookedAt).toEqual([expect.objectContaining({ file: 'm.yaml', line: 1, namespace: 'argocd', name: 'a' })]);
});
