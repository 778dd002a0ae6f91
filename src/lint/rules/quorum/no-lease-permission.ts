import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';
import { RBAC } from '../../helpers/missing-verbs';

export const noLeasePermission: Rule = {
  id: 'ha/no-lease-permission',
  category: 'quorum',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'object' },
  what: 'The pods have no permission for their Lease.',
  why: 'the pods retry indefinitely and stay Running, and no pod ever becomes active. No event and no restart shows the problem',
  fix: 'bind a Role to the ServiceAccount with get, create and update of leases in coordination.k8s.io, and name the account in spec.template.serviceAccountName',
  docs: [Docs.SENSOR_HA, Docs.EVENT_SOURCE_HA, Docs.RBAC],
  absent: RBAC,
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { serviceAccountName: orders } }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: orders }
rules: [{ apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get] }]
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
spec: { replicas: 2, template: { serviceAccountName: orders } }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: orders }
rules: [{ apiGroups: [coordination.k8s.io], resources: [leases], resourceNames: [sensor-orders], verbs: [get, create, update] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: orders }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: orders }
subjects: [{ kind: ServiceAccount, name: orders }]
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders, namespace: shop, annotations: { events.argoproj.io/leader-election: k8s } }
spec: { replicas: 2, template: { serviceAccountName: orders } }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: leases }
rules: [{ apiGroups: [coordination.k8s.io], resources: [leases], verbs: ["*"] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: leases, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: leases }
subjects: [{ kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:shop" }]
`, `
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
metadata: { name: orders }
spec: { replicas: 3 }
`],
  },
  check: flow => clients(flow).filter(({ elector }) => elector === 'lease').flatMap(({ object, serviceAccountName, missingLeaseVerbs }): Result[] => {
    const path = [...TEMPLATE, 'serviceAccountName'];
    if (missingLeaseVerbs === undefined) {
      // an account of that name has a rule of its own
      return serviceAccountName === 'default' ? [] : [{
        object, path, what: `whether the ServiceAccount ${serviceAccountName} may use its Lease`, needs: 'the Role and RoleBinding of that ServiceAccount, among the manifests',
      }];
    }
    return missingLeaseVerbs.length === 0 ? [] : [{ object, path, what: `the ServiceAccount ${serviceAccountName} has no permission to ${missingLeaseVerbs.join(', ')} leases` }];
  }),
};
