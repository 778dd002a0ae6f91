import { SourceEvent } from '../../../argo-events/catalog/event-source-events';
import { Access, EVERY_NAMESPACE } from '../../../flow/account-access';
import { Flow, Source } from '../../../flow/flow';
import { asString } from '../../../values/json-values';
import { isPlaceholder } from '../../../values/placeholder';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { TEMPLATE } from '../../helpers/clients';
import { MissingVerbs, missingVerbs, RBAC, resourceName, unknownPermission } from '../../helpers/missing-verbs';

const source = (event: string, template = 'template: { serviceAccountName: watcher }') => `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: objects, namespace: shop }
spec:
  replicas: 3
  ${template}
  resource: { order: { version: v1, eventTypes: [ADD], ${event} } }
`;
const role = (rule: string, cluster = '') => `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${cluster}Role
metadata: { name: watcher${cluster === '' ? ', namespace: shop' : ''} }
rules: [${rule}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${cluster}RoleBinding
metadata: { name: watcher${cluster === '' ? ', namespace: shop' : ''} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ${cluster}Role, name: watcher }
subjects: [{ kind: ServiceAccount, name: watcher, namespace: shop }]
`;
const JOBS = 'group: batch, resource: jobs, namespace: shop';
const VERBS = ['list', 'watch'];

export const noWatchPermission: Rule = {
  id: 'ha/no-watch-permission',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'event' },
  what: 'The pods of an EventSource have no permission to watch the objects of a resource event.',
  why: 'the API server refuses each list and watch. The pods stay Running and ready, and the event never arrives',
  fix: 'bind a Role with list and watch of the resource to the ServiceAccount in spec.template.serviceAccountName, in the watched namespace',
  docs: [Docs.RBAC, Docs.source('pkg/eventsources/sources/resource/start.go'), 'https://argoproj.github.io/argo-events/service-accounts/'],
  absent: RBAC,
  examples: {
    bad: [
      source(JOBS) + role('{ apiGroups: [batch], resources: [jobs], verbs: [get, watch] }'),
      source(JOBS) + role('{ apiGroups: [""], resources: [jobs], verbs: [list, watch] }'),
      source(JOBS) + role('{ apiGroups: [batch], resources: [jobs], resourceNames: [order], verbs: [list, watch] }'),
      source('group: batch, resource: jobs') + role('{ apiGroups: [batch], resources: [jobs], verbs: ["*"] }'),
      source('group: batch, resource: jobs, namespace: other') + role('{ apiGroups: [batch], resources: [jobs], verbs: ["*"] }'),
      { yaml: source(JOBS), complete: RBAC },
    ],
    good: [
      source(JOBS) + role('{ apiGroups: [batch], resources: [jobs], verbs: [list, watch] }'),
      source('resource: pods, namespace: shop') + role('{ apiGroups: [""], resources: ["*"], verbs: ["*"] }'),
      source('group: batch, resource: jobs') + role('{ apiGroups: [batch], resources: [jobs], verbs: [list, watch] }', 'Cluster'),
      source('group: batch, resource: jobs, namespace: other') + role('{ apiGroups: ["*"], resources: ["*"], verbs: [list, watch] }', 'Cluster'),
    ],
  },
  check: flow => {
    const missing = missingVerbs(flow);
    return flow.sources.flatMap(each => each.events.filter(({ type }) => type.field === 'resource').flatMap(event => judge(flow, each, event, missing)));
  },
};

/** Where no permission is among the manifests, it is assumed to be elsewhere; nobody gives it to the account that all pods share. */
function judge(flow: Flow, client: Source, { name, event }: SourceEvent, missing: MissingVerbs): Result[] {
  const { object, serviceAccountName: account } = client;
  const access: Access = { group: asString(event.group) ?? '', resource: asString(event.resource) ?? '', name: '', verbs: VERBS };
  const watched = asString(event.namespace) ?? '';
  if (access.resource === '' || [access.resource, access.group, watched].some(isPlaceholder)) return [];
  const target = watched === '' ? EVERY_NAMESPACE : watched;
  const elsewhere = isForThisEvent(client, event) && object.namespace !== target && missing(client, access, object.namespace)?.length === 0;
  const lacks = missing(client, access, target) ?? (elsewhere ? VERBS : undefined);
  const path = ['spec', 'resource', name];
  const where = watched === '' ? 'all namespaces, as the event has no namespace' : `the namespace "${watched}"`;
  if (lacks === undefined) {
    return [{
      object,
      path,
      ...unknownPermission(flow, access, `whether the ServiceAccount ${account} may list and watch ${resourceName(access)} in ${where}`),
      ...account === 'default' && { effect: undefined },
    }];
  }
  return lacks.length === 0 ? [] : [{
    object,
    path: elsewhere ? [...path, 'namespace'] : path,
    what: `the ServiceAccount ${account} has no permission to ${lacks.join(' and ')} ${resourceName(access)} in ${where}`,
    ...elsewhere && { fix: 'set namespace to the namespace of the Role, or bind a ClusterRole with a ClusterRoleBinding' },
    ...!elsewhere && account === 'default' && { fix: `create a ServiceAccount with list and watch of ${resourceName(access)}, and name the ServiceAccount in ${TEMPLATE.join('.')}.serviceAccountName` },
  }];
}

/** A right in the namespace of the EventSource was written for this event: it has a known namespace, and no other event watches the same objects there. */
function isForThisEvent({ object, events }: Source, event: SourceEvent['event']): boolean {
  const isSame = (other: SourceEvent['event']) => other !== event && other.resource === event.resource && other.namespace === object.namespace;
  return !events.some(({ type, event: other }) => type.field === 'resource' && isSame(other)) && (object.namespace !== '' || !event.namespace);
}
