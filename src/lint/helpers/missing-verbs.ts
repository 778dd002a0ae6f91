import { Access, EVERY_NAMESPACE, AccountAccess, missingInRole } from '../../flow/account-access';
import { Client, Flow } from '../../flow/flow';
import { describe, FlowObject } from '../../manifests/manifest-object';
import { objectsOfKind } from '../../manifests/objects-of-kind';
import { Unknown } from '../engine/rule';

/** Kinds that give a ServiceAccount its permissions. */
export const RBAC = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];

/** Verbs that the account of a client lacks; undefined when its permissions may be elsewhere. */
export type MissingVerbs = (client: Pick<Client, 'object' | 'serviceAccountName'>, access: Access, target: string | typeof EVERY_NAMESPACE) => readonly string[] | undefined;

export function missingVerbs({ objects, complete }: Flow): MissingVerbs {
  const rights = new AccountAccess(objects);
  const isComplete = RBAC.every(kind => complete.has(kind));
  return ({ object, serviceAccountName }, access, target) =>
    rights.missing(object.namespace, serviceAccountName, access, target) ?? (isComplete ? access.verbs : undefined);
}

/** A Role among the manifests that gives all of these verbs: it was written for this access, and is not bound to the account, or not in the namespace. */
export function unboundRole({ objects }: Flow, access: Access): FlowObject | undefined {
  return objectsOfKind(objects, 'Role').find(role => missingInRole(role, access).length === 0);
}

/** What a rule cannot tell of a permission: without a Role for the access, the permission is assumed to be elsewhere. */
export function unknownPermission(flow: Flow, access: Access, what: string): Pick<Unknown, 'what' | 'needs' | 'effect'> {
  const role = unboundRole(flow, access);
  return role === undefined
    ? { what, needs: 'the Role and RoleBinding of that ServiceAccount, among the manifests', effect: { does: 'elsewhere' } }
    : { what: `${what}: ${describe(role)} allows this, and is not bound to the ServiceAccount there`, needs: `a RoleBinding of ${describe(role)} to the ServiceAccount, in the namespace of the objects` };
}

/** `jobs.batch`, as kubectl names a resource. */
export function resourceName({ resource, group }: Access): string {
  return group === '' ? resource : `${resource}.${group}`;
}
