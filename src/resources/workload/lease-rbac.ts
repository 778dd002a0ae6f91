export interface LeaseAccess {
  /** Name of the three objects. */
  readonly name: string;
  readonly lease: string;
  readonly serviceAccountName: string;
  readonly annotations: { [annotation: string]: string };
}

/** Without a token the pods would run and never lead. */
export function leaseServiceAccount({ serviceAccountName, annotations }: LeaseAccess) {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: serviceAccountName, annotations }, automountServiceAccountToken: true };
}

/** Exactly what election does. A name cannot restrict create, since the object does not exist yet. */
export function leaseRole({ name, lease, annotations }: LeaseAccess) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name, annotations },
    rules: [
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: [lease], verbs: ['get', 'update'] },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
    ],
  };
}

export function leaseRoleBinding({ name, serviceAccountName, annotations }: LeaseAccess) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, annotations },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name: serviceAccountName }],
  };
}
