import { LeaseAccess } from '../../../flow/lease-access';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
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
const WORKFLOW = 'argoWorkflow: { operation: submit, source: { resource: { apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: { generateName: run- } } } }';
const job = (operation: string) => `k8s: { operation: ${operation}, source: { resource: { apiVersion: batch/v1, kind: Job, metadata: { name: run } } } }`;
const RBAC = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];

export const noTriggerPermission: Rule = {
  id: 'ha/no-trigger-permission',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'trigger' },
  unknownEffect: { does: 'elsewhere' },
  what: 'The pods of a Sensor have no permission for the object of a trigger.',
  why: 'the API server refuses each run of the trigger. The pods stay Running and ready',
  fix: 'bind a Role with these verbs to the ServiceAccount in spec.template.serviceAccountName, in the namespace of the object',
  docs: [Docs.RBAC, 'https://argoproj.github.io/argo-events/service-accounts/'],
  absent: RBAC,
  examples: {
    bad: [
      sensor(WORKFLOW) + role('{ apiGroups: [argoproj.io], resources: [workflows], verbs: [get, list] }'),
      sensor(job('create')) + role('{ apiGroups: [""], resources: [jobs], verbs: ["*"] }'),
      sensor(job('patch')) + role('{ apiGroups: [batch], resources: [jobs], verbs: [create, patch] }'),
      { yaml: sensor(job('create')), complete: RBAC },
      { yaml: sensor(job('create'), 'default'), complete: RBAC },
    ],
    good: [
      sensor(WORKFLOW) + role('{ apiGroups: [argoproj.io], resources: [workflows, workflowtemplates], verbs: [create, get] }'),
      sensor(job('patch')) + role('{ apiGroups: [batch], resources: [jobs], resourceNames: [run], verbs: [get, patch] }'),
      sensor('http: { url: http://shop.example.com/, method: POST }'),
    ],
  },
  check: flow => {
    const access = new LeaseAccess(flow.objects);
    const complete = RBAC.every(kind => flow.complete.has(kind));
    return flow.sensors.flatMap(sensorOf => sensorOf.triggers.flatMap((trigger): Result[] => {
      const asked = triggerAccess(sensorOf, trigger);
      if (asked === undefined) return [];
      const { object, serviceAccountName: account } = sensorOf;
      const missing = access.missing(object.namespace, account, asked.access, asked.namespace) ?? (complete ? asked.access.verbs : undefined);
      const path = ['spec', 'triggers', trigger.index, 'template', asked.action];
      const resource = `${asked.access.resource}${asked.access.group === '' ? '' : `.${asked.access.group}`}`;
      if (missing === undefined) {
        return [{ object, path, what: `whether the ServiceAccount ${account} may ${asked.access.verbs.join(' and ')} ${resource}`, needs: 'the Role and RoleBinding of that ServiceAccount, among the manifests', effect: { does: 'elsewhere' } }];
      }
      return missing.length === 0 ? [] : [{ object, path, what: `the ServiceAccount ${account} has no permission to ${missing.join(' and ')} ${resource} in the namespace "${asked.namespace}"` }];
    }));
  },
};
