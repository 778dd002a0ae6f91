import { Client, Flow } from '../../flow/flow';
import { Access, EVERY_NAMESPACE, LeaseAccess } from '../../flow/lease-access';

/** Kinds that give a ServiceAccount its permissions. */
export const RBAC = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];

/** Verbs that the account of a client lacks; undefined when its permissions may be elsewhere. */
export type MissingVerbs = (client: Client, access: Access, target: string | typeof EVERY_NAMESPACE) => readonly string[] | undefined;

export function missingVerbs({ objects, complete }: Flow): MissingVerbs {
  const rights = new LeaseAccess(objects);
  const isComplete = RBAC.every(kind => complete.has(kind));
  return ({ object, serviceAccountName }, access, target) =>
    rights.missing(object.namespace, serviceAccountName, access, target) ?? (isComplete ? access.verbs : undefined);
}

/** `jobs.batch`, as kubectl names a resource. */
export function resourceName({ resource, group }: Access): string {
  return group === '' ? resource : `${resource}.${group}`;
}
