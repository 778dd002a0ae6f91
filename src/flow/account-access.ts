import { FlowObject } from '../manifests/manifest-object';
import { asArray, asRecord, at, Json } from '../values/json-values';

export const LEASE_VERBS = ['get', 'create', 'update'] as const;

/** The objects of all namespaces, to which only a ClusterRoleBinding gives access. */
export const EVERY_NAMESPACE = Symbol('every namespace');

/** Objects of one kind, or one of them, and what is done with them. */
export interface Access {
  readonly group: string;
  readonly resource: string;
  readonly name: string;
  readonly verbs: readonly string[];
}

/** What a ServiceAccount may do, by the roles and bindings among the objects. */
export class AccountAccess {
  private readonly bindings = new Map<string, FlowObject[]>();
  private readonly roles = new Map<string, FlowObject>();

  constructor(objects: readonly FlowObject[]) {
    for (const object of objects) {
      if (object.kind === 'RoleBinding' || object.kind === 'ClusterRoleBinding') {
        for (const subject of asArray(object.manifest.subjects) ?? []) {
          const account = accountOf(subject, object);
          if (account !== undefined) this.bindings.set(account, [...this.bindings.get(account) ?? [], object]);
        }
      } else if (object.kind === 'Role' || object.kind === 'ClusterRole') {
        this.roles.set(`${object.kind}/${object.kind === 'Role' ? object.namespace : ''}/${object.name}`, object);
      }
    }
  }

  /** The verbs that are not granted; undefined when a binding or role of the account may be elsewhere. */
  missingLeaseVerbs(namespace: string, account: string, lease: string): string[] | undefined {
    return this.missing(namespace, account, { group: 'coordination.k8s.io', resource: 'leases', name: lease, verbs: LEASE_VERBS });
  }

  /**
   * The verbs of an access that are not granted; undefined when a binding or role of the account may be elsewhere.
   *
   * @param target namespace of the objects, if it is not that of the account
   */
  missing(namespace: string, account: string, access: Access, target: string | typeof EVERY_NAMESPACE = namespace): string[] | undefined {
    const bindingsOf = (...subjects: string[]) => subjects.flatMap(subject => this.bindings.get(subject) ?? [])
      .filter(({ kind, namespace: own }) => kind === 'ClusterRoleBinding' || own === target);
    const own = bindingsOf(`${namespace}/${account}`);
    const bindings = [...own, ...bindingsOf(...GROUPS, `system:serviceaccounts:${namespace}`)];
    const roles = bindings.map(({ manifest, namespace: home }) => {
      const { kind, name } = asRecord(manifest.roleRef) ?? {};
      return this.roles.get(`${String(kind)}/${kind === 'Role' ? home : ''}/${String(name)}`);
    });
    const missing = missingInRules(roles.flatMap(role => asArray(role?.manifest.rules) ?? []), access);
    // a group may have other rights, and the account a binding elsewhere
    return missing.length > 0 && (own.length === 0 || roles.includes(undefined)) ? undefined : missing;
  }
}

/** The verbs of an access that a role does not grant. */
export function missingInRole({ manifest }: FlowObject, access: Access): string[] {
  return missingInRules(asArray(manifest.rules) ?? [], access);
}

function missingInRules(rules: readonly unknown[], access: Access): string[] {
  const granted = new Set(rules.flatMap(rule => verbsOf(rule, access)));
  return access.verbs.filter(verb => !granted.has(verb) && !granted.has('*'));
}

/** Groups that every ServiceAccount is in. */
const GROUPS = ['system:serviceaccounts', 'system:authenticated'];

/** `namespace/name` of a ServiceAccount, or the name of a group. */
function accountOf(subject: unknown, binding: FlowObject): string | undefined {
  const { kind, name, namespace } = asRecord(subject) ?? {};
  switch (kind) {
    case 'ServiceAccount': return `${String(namespace ?? binding.namespace)}/${String(name)}`;
    case 'Group': return String(name);
    case 'User': return /^system:serviceaccount:([^:]+):([^:]+)$/.exec(String(name))?.slice(1).join('/');
    default: return undefined;
  }
}

function verbsOf(rule: unknown, { group, resource, name }: Access): string[] {
  const { apiGroups, resources, resourceNames, verbs } = asRecord(rule) ?? {} as Json;
  const has = (list: unknown, wanted: string) => (asArray(list) ?? []).some(item => item === wanted || item === '*');
  if (!has(apiGroups, group) || !has(resources, resource)) {
    return [];
  }
  const names = asArray(resourceNames) ?? [];
  if (names.length > 0 && !names.includes(name)) {
    return [];
  }
  // create has no name to compare with, so a rule for names never allows it
  return (asArray(verbs) ?? []).map(String).flatMap(verb => names.length === 0 ? [verb] : verb === '*' ? ['get', 'update'] : verb === 'create' ? [] : [verb]);
}

/** Whether the pods get a token at all: automountServiceAccountToken of the account. */
export function hasToken(account: FlowObject | undefined): boolean {
  return at(account?.manifest, 'automountServiceAccountToken') !== false;
}
