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

export interface ConfigMapUse {
  readonly name: string;
  /** The pods create it. */
  readonly create: boolean;
}

export interface PodAccess extends LeaseAccess {
  /** With a Lease. */
  readonly elects: boolean;
  readonly configMaps: readonly ConfigMapUse[];
}

/** Exactly what the pods do. A name cannot restrict create, since the object does not exist yet. */
export function podRole({ name, lease, annotations, elects, configMaps }: PodAccess) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name, annotations },
    rules: [
      ...elects ? [
        { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: [lease], verbs: ['get', 'update'] },
        { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
      ] : [],
      ...configMaps.length > 0 ? [{ apiGroups: [''], resources: ['configmaps'], resourceNames: configMaps.map(({ name: each }) => each), verbs: ['get', 'update'] }] : [],
      ...configMaps.some(({ create }) => create) ? [{ apiGroups: [''], resources: ['configmaps'], verbs: ['create'] }] : [],
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
