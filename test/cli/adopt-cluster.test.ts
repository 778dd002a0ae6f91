import { parseAllDocuments } from 'yaml';
import { run } from '../../src/cli/run';
import { PodAnnotation } from '../../src/contract/pod-annotations';
import { runProgram } from '../../src/drill/cluster/program';
import { LIVE_RESOURCES } from '../../src/live/resources';
import { at, Json } from '../../src/values/json-values';

const NAMESPACE = 'shop';

jest.mock('../../src/drill/cluster/program');
const kubectl = jest.mocked(runProgram);

/** Has kubectl answer with these objects; the resources that are forbidden may not be read. */
function cluster(objects: readonly Json[], forbidden: readonly string[] = []): void {
  const kinds = new Map(LIVE_RESOURCES.map(({ resource, kind }) => [resource, kind]));
  kubectl.mockImplementation(async (program, args) => {
    expect([program, ['config', 'get'].includes(args[0])]).toEqual(['kubectl', true]);
    const answer = (stdout: string) => ({ code: 0, stdout, stderr: '' });
    if (args[0] === 'config') return answer('test');
    if (args[1] === '--raw') return answer(args[2] === '/version' ? '{"gitVersion":"v1.36.4"}' : '{}');
    if (forbidden.includes(args[1])) return { code: 1, stdout: '', stderr: `Error from server (Forbidden): ${args[1]} is forbidden` };
    const namespace = args.includes('-n') ? args[args.indexOf('-n') + 1] : undefined;
    const items = objects.filter(each => each.kind === kinds.get(args[1]) && (namespace === undefined || at(each, 'metadata', 'namespace') === namespace));
    return answer(JSON.stringify({ items }));
  });
}

const adopt = (...args: string[]) => haEvents('adopt', '--cluster', ...args);

async function haEvents(...args: string[]) {
  let [out, err] = ['', ''];
  const code = await run(args, { write: text => { out += text; }, writeError: text => { err += text; }, color: false });
  return { code, out, err };
}

async function adoptedWith(more: readonly Json[]): Promise<string> {
  cluster([...FLOW, ...more]);
  return (await adopt('--namespace', NAMESPACE)).out;
}

const object = (kind: string, name: string, more: Json = {}, metadata: Json = {}): Json => ({
  apiVersion: ({ EventBus: 'argoproj.io/v1alpha1', EventSource: 'argoproj.io/v1alpha1', Sensor: 'argoproj.io/v1alpha1', PodDisruptionBudget: 'policy/v1', Deployment: 'apps/v1', StatefulSet: 'apps/v1', Ingress: 'networking.k8s.io/v1', RoleBinding: 'rbac.authorization.k8s.io/v1', Role: 'rbac.authorization.k8s.io/v1', StorageClass: 'storage.k8s.io/v1' })[kind] ?? 'v1',
  kind,
  metadata: { name, ...kind !== 'Namespace' && kind !== 'StorageClass' && { namespace: NAMESPACE }, uid: 'u', resourceVersion: '1', managedFields: [{ manager: 'kubectl' }], ...metadata },
  ...more,
});

const FLOW = [
  object('Namespace', NAMESPACE),
  object('StorageClass', 'standard'),
  object('EventBus', 'default', { spec: { jetstream: { version: '2.10.29', replicas: 3, containerTemplate: { resources: {} } } }, status: { conditions: [] } }, { finalizers: ['eventbus-controller'] }),
  object('EventSource', 'hook', { spec: { webhook: { order: { endpoint: '/order', port: '12000', method: 'POST', url: '' } }, service: { ports: [{ port: 12000, targetPort: 12000 }] } } }),
  object('Sensor', 'fulfil', {
    spec: {
      template: { serviceAccountName: 'fulfil', container: { env: [{ name: 'MODE', valueFrom: { configMapKeyRef: { name: 'settings', key: 'mode' } } }] } },
      dependencies: [{ name: 'order', eventSourceName: 'hook', eventName: 'order' }],
      triggers: [{ template: { name: 'call', http: { url: 'http://orders.shop.svc', method: 'POST', payload: null } } }],
    },
  }),
  object('StatefulSet', 'eventbus-default-js', { spec: {} }, { ownerReferences: [{ kind: 'EventBus', name: 'default', controller: true }] }),
  object('PodDisruptionBudget', 'mine', { spec: { minAvailable: 1, selector: { matchLabels: { 'eventsource-name': 'hook' } } } }),
  object('Ingress', 'orders', { spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'hook-eventsource-svc', port: { number: 12000 } } } }] } }] } }),
  object('ServiceAccount', 'fulfil'),
  object('Role', 'fulfil', { rules: [] }),
  object('RoleBinding', 'fulfil', { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'fulfil' }, subjects: [{ kind: 'ServiceAccount', name: 'fulfil' }] }),
  object('ConfigMap', 'settings', { data: { mode: 'fast' } }),
];
const OTHERS = [
  object('Deployment', 'frontend', { spec: { template: { spec: { serviceAccountName: 'frontend' } } } }),
  object('ServiceAccount', 'default'),
  object('ServiceAccount', 'frontend'),
  object('ConfigMap', 'kube-root-ca.crt', { data: {} }),
  object('ConfigMap', 'frontend', { data: {} }),
];

test('the app has the flows of a namespace, and the objects to which they refer', async () => {
  cluster([...FLOW, ...OTHERS]);
  const { code, out, err } = await adopt('--namespace', NAMESPACE);
  expect(code).toBe(0);
  expect(out).toMatchSnapshot();
  expect(err).toMatch(/^read the cluster of the context test, namespace shop\n/);
  // without defaults of the API server and zero values of the controllers there is no change of these
  expect(err).toContain('= 5 objects stay as they are\n');
  expect(err).not.toMatch(/ -> removed/);
  expect(err).toContain('not in the app: 1 ConfigMap, 1 Deployment, 1 ServiceAccount: no flow refers to them. Keep them where they are.\n');
});

test.each([
  ['Helm release "flows": applies 3 custom resources of Argo Events, and its next upgrade undoes', { annotations: { 'meta.helm.sh/release-name': 'flows' }, labels: { 'app.kubernetes.io/managed-by': 'Helm' } }],
  ['Argo CD application "flows": applies 3 custom resources', { annotations: { 'argocd.argoproj.io/tracking-id': 'flows:argoproj.io/Sensor:shop/x' } }],
  ['Argo CD application "flows": applies 3 custom resources', { labels: { 'argocd.argoproj.io/instance': 'flows' } }],
  ['Flux "flux-system/flows": applies 3 custom resources', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'flows', 'kustomize.toolkit.fluxcd.io/namespace': 'flux-system' } }],
])('tells that %s, and keeps no mark of the tool', async (words, marks) => {
  cluster(FLOW.map(each => ({ ...each, metadata: { ...each.metadata as Json, ...marks } })));
  const { out, err } = await adopt('--namespace', NAMESPACE);
  expect(err).toContain(words);
  expect(out).not.toMatch(/meta\.helm|managed-by|tracking-id|argocd\.argoproj\.io\/instance|fluxcd/);
});

test('a pod policy that the cluster has is not in the app', async () => {
  expect(await adoptedWith([])).toContain('new HaPodPolicy');
  const policy = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingAdmissionPolicy', metadata: { name: 'p' }, spec: { text: PodAnnotation.POLICY } };
  expect(await adoptedWith([policy])).not.toContain('HaPodPolicy');
});

test.each([['poddisruptionbudgets.policy'], ['configmaps']])('without the right to list %s there is no app', async resource => {
  cluster(FLOW, [resource]);
  const { code, out, err } = await adopt('--namespace', NAMESPACE);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(new RegExp(`^ha-events: adopt needs the right list on ${resource} in the namespace shop: an object that exists would be made again, or be missing`, 'm'));
});

test('harden prints what the flows of a namespace lack, and then nothing more', async () => {
  cluster([...FLOW, ...OTHERS]);
  const harden = () => haEvents('harden', '--cluster', '--namespace', NAMESPACE);
  const { code, out, err } = await harden();
  expect(code).toBe(0);
  expect(err).toMatch(/Changed, and printed in full: EventBus "shop\/default", EventSource "shop\/hook", Sensor "shop\/fulfil"$/m);
  const hardened = parseAllDocuments(out).map(document => document.toJS() as Json);
  const kept = [...FLOW, ...OTHERS].filter(each => !hardened.some(({ kind, metadata }) => kind === each.kind && at(metadata, 'name') === at(each, 'metadata', 'name')));
  // as the API server stores a Service
  const stored = (each: Json) => (each.kind === 'Service' ? { ...each, spec: { clusterIP: '10.0.0.1', internalTrafficPolicy: 'Cluster', ...each.spec as Json } } : each);
  cluster([...kept.filter(({ kind }) => kind !== 'PodDisruptionBudget'), ...hardened.map(stored)]);
  expect(await harden()).toMatchObject({ code: 0, out: '', err: expect.stringMatching(/nothing is missing\n$/) });
});

test.each([['nodes'], ['persistentvolumeclaims'], ['networkpolicies.networking.k8s.io']])('without the right to list %s there is one', async resource => {
  cluster(FLOW, [resource]);
  expect((await adopt('--namespace', NAMESPACE)).code).toBe(0);
});

test.each([
  ['shp', 'ha-events: --namespace: the cluster has no namespace "shp". Did you mean shop?\n'],
  ['empty', 'read the cluster of the context test, namespace empty\nha-events: the cluster of the context test, namespace empty has no EventBus, EventSource or Sensor. Give another --namespace or --context\n'],
])('of the namespace %s there is no app', async (namespace, message) => {
  cluster([...FLOW, object('Namespace', 'empty')]);
  expect(await adopt('--namespace', namespace)).toEqual({ code: 2, out: '', err: message });
});

test('--print-rbac prints the rights', async () => {
  expect((await adopt('--print-rbac', '--namespace', NAMESPACE)).out).toContain('kind: Role');
});
