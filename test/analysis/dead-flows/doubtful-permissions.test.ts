import { analyse } from '../../../src/analysis/analyse';
import { runRules } from '../../../src/lint/engine/run-rules';
import { RULES } from '../../../src/lint/rules';
import { flowOf } from '../../lint/support/flow-of';

interface Given {
  readonly account?: string;
  readonly event?: string;
  readonly roleRef?: string;
  readonly subject?: string;
  readonly rbac?: boolean;
}

const JOB = '{ apiVersion: batch/v1, kind: Job, metadata: { generateName: ship- }, spec: { template: { spec: { restartPolicy: Never, containers: [{ name: ship, image: busybox }] } } } }';

/** A flow whose EventSource watches Jobs, and whose Sensor creates them. */
const flowWith = ({ account = 'shop', event = 'namespace: shop', roleRef = 'kind: Role, name: jobs', subject = 'name: shop, namespace: shop', rbac = true }: Given) => flowOf(`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstream: { version: 2.10.29, replicas: 3, persistence: { volumeSize: 10Gi, storageClassName: fast } } }
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: jobs, namespace: shop }
spec:
  replicas: 1
  template: { serviceAccountName: ${account} }
  resource: { job: { group: batch, version: v1, resource: jobs, eventTypes: [ADD], ${event} } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: jobs, namespace: shop }
spec:
  replicas: 1
  template: { serviceAccountName: ${account} }
  dependencies: [{ name: job, eventSourceName: jobs, eventName: job }]
  triggers: [{ template: { name: ship, k8s: { operation: create, source: { resource: ${JOB} } } } }]
${rbac ? `---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: jobs, namespace: shop }
rules: [{ apiGroups: [batch], resources: [jobs], verbs: [create, list, watch] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: jobs, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, ${roleRef} }
subjects: [{ kind: ServiceAccount, ${subject} }]
` : ''}`);

const FACTS = { zones: 3, nodes: 6, argoEventsVersion: 'v1.9.11' };
const PERMISSIONS = RULES.filter(({ id }) => ['ha/no-trigger-permission', 'ha/no-watch-permission'].includes(id));
const verdicts = (given: Given) => analyse(flowWith(given), FACTS).groups.map(({ verdicts: each }) => each.get('none')!.kind);

test.each<Given & { readonly name: string }>([
  { name: 'bound to an account of another name', subject: 'name: shops, namespace: shop' },
  { name: 'bound to an account of another namespace', subject: 'name: shop, namespace: other' },
  { name: 'not the one that the binding names', roleRef: 'kind: Role, name: job' },
  { name: 'named as a ClusterRole in the binding', roleRef: 'kind: ClusterRole, name: jobs' },
  { name: 'bound, and the pods have the default account', account: 'default' },
])('with a Role that is $name, the flow is not known to deliver', given => {
  expect(runRules(PERMISSIONS, flowWith(given), FACTS).unknowns.map(({ rule, effect }) => [rule.id, effect])).toEqual([
    ['ha/no-trigger-permission', undefined], ['ha/no-watch-permission', undefined],
  ]);
  expect(verdicts(given)).toEqual(['unknown']);
});

test('permissions of which nothing is among the manifests are assumed to be elsewhere', () => {
  expect(runRules(PERMISSIONS, flowWith({ rbac: false }), FACTS).unknowns.map(({ rule, effect }) => [rule.id, effect])).toEqual([
    ['ha/no-trigger-permission', { does: 'elsewhere' }], ['ha/no-watch-permission', { does: 'elsewhere' }],
  ]);
  expect(verdicts({ rbac: false })).toEqual(['flows']);
});

test('but nobody gives permissions to the account that all pods share', () => {
  expect(verdicts({ rbac: false, account: 'default' })).toEqual(['unknown']);
});

test('a Role in one namespace is not enough to watch all namespaces', () => {
  expect(verdicts({ event: 'metadata: {}' })).toEqual(['stops']);
});

test('with the right Role and RoleBinding the flow delivers', () => {
  expect(runRules(PERMISSIONS, flowWith({}), FACTS)).toMatchObject({ findings: [], unknowns: [] });
  expect(verdicts({})).toEqual(['flows']);
});
