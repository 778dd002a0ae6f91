import { Access, EVERY_NAMESPACE } from '../../../flow/account-access';
import { Flow, Sensor } from '../../../flow/flow';
import { asRecord, Json } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Finding, Path, Result, Rule } from '../../engine/rule';
import { MissingVerbs, missingVerbs, RBAC, resourceName, unknownPermission } from '../../helpers/missing-verbs';
import { triggerAccess } from '../../helpers/trigger-access';

const sensor = (template: string, account = 'orders') => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 3
  template: { serviceAccountName: ${account} }
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: run, ${template} } }]
`;
const role = (rule: string) => `---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: orders }
rules: [${rule}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: orders }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: orders }
subjects: [{ kind: ServiceAccount, name: orders }]
`;
const WORKFLOW = 'argoWorkflow: { operation: submit, source: { resource: { apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: { generateName: run- }, spec: { workflowTemplateRef: { name: run } } } } }';
const POD = 'spec: { template: { spec: { restartPolicy: Never, containers: [{ name: run, image: busybox }] } } }';
const job = (operation: string) => `k8s: { operation: ${operation}, source: { resource: { apiVersion: batch/v1, kind: Job, metadata: { name: run }, ${POD} } } }`;

export const noTriggerPermission: Rule = {
  id: 'ha/no-trigger-permission',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'trigger' },
  what: 'The pods of a Sensor have no permission for the object of a trigger.',
  why: 'the API server refuses each run of the trigger. The pods stay Running and ready',
  fix: 'bind a Role with these verbs to the ServiceAccount in spec.template.serviceAccountName, in the namespace of the object',
  problems: ['no-access', 'no-list'],
  docs: [Docs.RBAC, 'https://argoproj.github.io/argo-events/service-accounts/'],
  absent: RBAC,
  examples: {
    bad: [
      sensor(WORKFLOW) + role('{ apiGroups: [argoproj.io], resources: [workflows], verbs: [get, list] }'),
      sensor(WORKFLOW) + role('{ apiGroups: [argoproj.io], resources: [workflows], verbs: [create, list] }'),
      sensor(WORKFLOW) + role('{ apiGroups: [argoproj.io], resources: [workflows, workflowtemplates], verbs: [create, get] }'),
      sensor(job('create')) + role('{ apiGroups: [""], resources: [jobs], verbs: ["*"] }'),
      sensor(job('patch')) + role('{ apiGroups: [batch], resources: [jobs], verbs: [create, patch] }'),
      sensor(`log: {} }, dlqTrigger: { atLeastOnce: true, template: { name: keep, ${job('create')} }`) + role('{ apiGroups: [batch], resources: [jobs], verbs: [get] }'),
      { yaml: sensor(job('create')), complete: RBAC },
      { yaml: sensor(job('create'), 'default'), complete: RBAC },
    ],
    good: [
      sensor(WORKFLOW) + role('{ apiGroups: [argoproj.io], resources: [workflows, workflowtemplates], verbs: [create, get, list] }'),
      sensor(job('patch')) + role('{ apiGroups: [batch], resources: [jobs], resourceNames: [run], verbs: [get, patch] }'),
      sensor('http: { url: http://shop.example.com/, method: POST }'),
    ],
  },
  check: flow => {
    const missing = missingVerbs(flow);
    return flow.sensors.flatMap(client => client.triggers.flatMap(({ index, trigger }): Result[] => {
      const dlqTrigger = asRecord(trigger.dlqTrigger);
      return [
        ...judge(flow, client, trigger, ['spec', 'triggers', index], missing),
        ...dlqTrigger === undefined ? [] : judge(flow, client, dlqTrigger, ['spec', 'triggers', index, 'dlqTrigger'], missing).map((each): Result => ({ effect: { does: 'in-failure' }, ...each })),
      ];
    }));
  },
};

function judge(flow: Flow, client: Sensor, trigger: Json, place: Path, missing: MissingVerbs): Result[] {
  const asked = triggerAccess(client, trigger);
  if (asked === undefined) return [];
  const { action, access, more, afterwards, namespace } = asked;
  const { object, serviceAccountName: account } = client;
  const path = [...place, 'template', action];
  const lacks = (each: Access) => missing(client, each, each.resource.startsWith('cluster') ? EVERY_NAMESPACE : namespace);
  const refused = [access, ...more].flatMap((each): Finding[] => {
    const verbs = lacks(each) ?? [];
    return verbs.length === 0 ? [] : [{ object, path, problem: 'no-access', what: sentence(account, verbs, each, namespace) }];
  });
  if (refused.length > 0) return refused;
  if (lacks(access) === undefined) {
    return [{ object, path, ...unknownPermission(flow, access, `whether the ServiceAccount ${account} may ${access.verbs.join(' and ')} ${resourceName(access)}`) }];
  }
  const unseen = afterwards === undefined ? [] : lacks(afterwards) ?? [];
  return unseen.length === 0 ? [] : [{
    object,
    path,
    problem: 'no-list',
    what: sentence(account, unseen, afterwards!, namespace),
    severity: 'warning',
    effect: { does: 'none' },
    why: 'the Sensor lists the new Workflow, fails, and submits another Workflow at each retry',
  }];
}

function sentence(account: string, verbs: readonly string[], access: Access, namespace: string): string {
  return `the ServiceAccount ${account} has no permission to ${verbs.join(' and ')} ${resourceName(access)} in the namespace "${namespace}"`;
}
