import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';
import { RBAC } from '../../helpers/missing-verbs';

export const defaultLeaseAccount: Rule = {
  id: 'ha/default-lease-account',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'The pods elect with a Lease under the ServiceAccount default.',
  why: 'without spec.template.serviceAccountName the pods use the ServiceAccount default, which has no permission for leases. The pods stay Running, and no pod ever becomes active',
  fix: 'create a ServiceAccount with a Role for leases (get, create, update) and name it in spec.template.serviceAccountName',
  docs: [Docs.SENSOR_HA, Docs.EVENT_SOURCE_HA],
  absent: RBAC,
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { serviceAccountName: orders } }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: orders }
rules: [{ apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: orders }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: orders }
subjects: [{ kind: ServiceAccount, name: orders }]
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2 }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: orders }
rules: [{ apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: orders }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: orders }
subjects: [{ kind: ServiceAccount, name: default }]
`],
  },
  check: flow => clients(flow).filter(({ elector, serviceAccountName, missingLeaseVerbs }) => elector === 'lease' && serviceAccountName === 'default' && missingLeaseVerbs === undefined)
    .map(({ object }) => ({ object, path: [...TEMPLATE, 'serviceAccountName'], what: 'the ServiceAccount default has no permission for leases' })),
};
