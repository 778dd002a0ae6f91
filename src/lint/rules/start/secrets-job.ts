import { Access } from '../../../flow/account-access';
import { Flow } from '../../../flow/flow';
import { SecretsJob, secretsJobs } from '../../../flow/secrets-jobs';
import { inNamespace, objectsOfKind } from '../../../manifests/objects-of-kind';
import { asInteger, asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Result, Rule } from '../../engine/rule';
import { missingVerbs } from '../../helpers/missing-verbs';

const job = (spec: string, ...more: string[]) => [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, namespace: shop }
spec: { jetstreamExotic: { url: "nats://eventbus-default:4222", streamConfig: "replicas: 3" } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop }
spec: { replicas: 3 }
---
apiVersion: batch/v1
kind: Job
metadata: { name: secrets, namespace: shop, labels: { cdk8s-argo-events-ha/bus: default } }
spec:
  ${spec}
  template:
    spec:
      restartPolicy: OnFailure
      serviceAccountName: secrets
      containers: [{ name: secrets, env: [{ name: MAKE, value: client }, { name: CLIENT_SECRET, value: client }, { name: CLIENT_SECRET_KEY, value: auth }] }]
`, ...more].join('---\n');
const role = (verbs: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: secrets, namespace: shop }
rules: [{ apiGroups: [""], resources: [secrets], verbs: [${verbs}] }]
`;
const BINDING = `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: secrets, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: secrets }
subjects: [{ kind: ServiceAccount, name: secrets }]
`;
const SECRET = `
apiVersion: v1
kind: Secret
metadata: { name: client, namespace: shop }
stringData: { auth: "" }
`;

export const secretsJob: Rule = {
  id: 'ha/secrets-job',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'The Job that makes the Secrets of a bus cannot make them.',
  why: 'the pods of the bus, and those of its EventSources and Sensors, wait for the Secrets',
  fix: 'restore the Job, its ServiceAccount, Role and RoleBinding as HaEventBus writes them, or create the Secrets',
  problems: ['suspended', 'restart-policy', 'no-permission'],
  docs: [Docs.SERVICE_ACCOUNT, 'https://kubernetes.io/docs/concepts/workloads/controllers/job/'],
  examples: {
    bad: [
      job('suspend: true', role('create, get'), BINDING),
      job('backoffLimit: 1000', role('get'), BINDING),
      { yaml: job('backoffLimit: 1000'), complete: ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'] },
      job('suspend: false', role('create, get'), BINDING).replace('OnFailure', 'Always'),
    ],
    good: [job('suspend: false', role('create, get'), BINDING), job('suspend: true', SECRET), `${job('suspend: true')}status: { succeeded: 1 }
`],
  },
  check: flow => secretsJobs(flow.objects).flatMap(each => judge(flow, each)),
};

function judge(flow: Flow, { job: object, bus, made }: SecretsJob): Result[] {
  const affected = flow.buses.find(each => each.object.name === bus && each.object.namespace === object.namespace);
  const secrets = inNamespace(objectsOfKind(flow.objects, 'Secret'), object.namespace).map(({ name }) => name);
  const { manifest } = object;
  const isDone = (asInteger(at(manifest, 'status', 'succeeded')) ?? 0) > 0 || [...made.values()].every(({ name }) => secrets.includes(name));
  if (affected === undefined || isDone) return [];
  const pod = at(manifest, 'spec', 'template', 'spec');
  const found = (problem: string, path: Finding['path'], what: string): Finding => ({ object, path, problem, what, affects: [{ object: affected.object }] });
  const restartPolicy = asString(at(pod, 'restartPolicy'));
  return [
    ...at(manifest, 'spec', 'suspend') === true ? [found('suspended', ['spec', 'suspend'], 'spec.suspend is true, so the Job has no pod')] : [],
    ...restartPolicy !== undefined && !['OnFailure', 'Never'].includes(restartPolicy)
      ? [found('restart-policy', ['spec', 'template', 'spec', 'restartPolicy'], `restartPolicy is ${JSON.stringify(restartPolicy)}, and the API server refuses the Job`)] : [],
    ...permission(flow, { object, account: asString(at(pod, 'serviceAccountName')) ?? 'default', bus: affected.object }, found),
  ];
}

const CREATE: Access = { group: '', resource: 'secrets', name: '', verbs: ['create'] };

function permission(flow: Flow, { object, account, bus }: { object: Finding['object']; account: string; bus: Finding['object'] }, found: (problem: string, path: Finding['path'], what: string) => Finding): Result[] {
  const missing = missingVerbs(flow)({ object, serviceAccountName: account }, CREATE, object.namespace);
  if (missing === undefined) {
    return [{
      object: bus,
      path: ['spec'],
      what: `whether the ServiceAccount "${account}" of the Job "${object.name}" may create Secrets`,
      needs: 'the Role and RoleBinding of that ServiceAccount, among the manifests',
    }];
  }
  return missing.length === 0 ? []
    : [found('no-permission', ['spec', 'template', 'spec', 'serviceAccountName'], `the ServiceAccount "${account}" may not create Secrets in the namespace "${object.namespace}"`)];
}
