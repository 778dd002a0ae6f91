import { keeperName } from '../../contract/keeper';

export interface KeeperLeaseAccessInput {
  readonly bus: string;
  /** Lease of a Sensor on the bus. */
  readonly lease: string;
  readonly annotations: { readonly [annotation: string]: string };
}

/** Allows the keeper of a bus to take this Lease. The process that holds the Lease then ends, and another pod of the Sensor takes over. */
export function keeperLeaseAccess({ bus, lease, annotations }: KeeperLeaseAccessInput) {
  // the name of no object for the Lease itself, which begins with the kind of its owner
  const metadata = { name: `keeper-${lease}`, annotations };
  return {
    role: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules: [{ apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: [lease], verbs: ['get', 'patch'] }],
    },
    roleBinding: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: keeperName(bus) }],
    },
  };
}
