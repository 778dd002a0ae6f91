import { Resource } from './cluster';
import { Json } from '../../values/json-values';
import { DRILL } from '../canary/names';

/** A kind of request to the API server, as RBAC knows it. */
export interface Access {
  readonly resource: Resource | 'pods/exec' | 'pods/eviction' | 'secrets';
  readonly verbs: readonly string[];
  /** Only with this option. */
  readonly only?: '--temporary-namespace' | '--allow-cordon' | '--upgrade-to';
}

const READ = ['get', 'list'];

/** In the namespace. */
export const NAMESPACE_ACCESS: readonly Access[] = [
  { resource: 'pods', verbs: [...READ, 'watch', 'create', 'delete'] },
  { resource: 'pods/exec', verbs: ['create'] },
  { resource: 'pods/eviction', verbs: ['create'] },
  { resource: 'configmaps', verbs: [...READ, 'create', 'patch', 'delete'] },
  { resource: 'services', verbs: ['list', 'create'] },
  { resource: 'serviceaccounts', verbs: ['list'] },
  { resource: 'serviceaccounts', verbs: ['create'], only: '--temporary-namespace' },
  { resource: 'eventbus.argoproj.io', verbs: READ },
  { resource: 'eventbus.argoproj.io', verbs: ['watch', 'create', 'delete'], only: '--temporary-namespace' },
  { resource: 'eventbus.argoproj.io', verbs: ['patch'], only: '--upgrade-to' },
  { resource: 'eventsources.argoproj.io', verbs: [...READ, 'watch', 'create', 'delete'] },
  { resource: 'sensors.argoproj.io', verbs: [...READ, 'watch', 'create', 'delete'] },
  { resource: 'poddisruptionbudgets.policy', verbs: ['list', 'create'] },
  { resource: 'roles.rbac.authorization.k8s.io', verbs: ['list'] },
  { resource: 'roles.rbac.authorization.k8s.io', verbs: ['create'], only: '--temporary-namespace' },
  // of the Job that makes the Secrets of the bus: the API server lets nobody give what he may not do
  { resource: 'secrets', verbs: ['create', 'get'], only: '--temporary-namespace' },
  { resource: 'rolebindings.rbac.authorization.k8s.io', verbs: ['list'] },
  { resource: 'rolebindings.rbac.authorization.k8s.io', verbs: ['create'], only: '--temporary-namespace' },
  { resource: 'jobs.batch', verbs: ['list', 'create'] },
  { resource: 'cronjobs.batch', verbs: ['list'] },
  { resource: 'deployments.apps', verbs: [...READ, 'patch'] },
  { resource: 'deployments.apps', verbs: ['create'], only: '--temporary-namespace' },
  { resource: 'statefulsets.apps', verbs: [...READ, 'patch'] },
  { resource: 'statefulsets.apps', verbs: ['create'], only: '--temporary-namespace' },
  { resource: 'daemonsets.apps', verbs: [...READ, 'patch'] },
  { resource: 'daemonsets.apps', verbs: ['create'], only: '--temporary-namespace' },
];

/** Of the whole cluster. Nodes and policies make the prediction; without them they are unknown. */
export const CLUSTER_ACCESS: readonly Access[] = [
  { resource: 'namespaces', verbs: ['get'] },
  { resource: 'namespaces', verbs: ['list', 'watch', 'create', 'delete'], only: '--temporary-namespace' },
  { resource: 'nodes', verbs: ['list'] },
  { resource: 'nodes', verbs: ['get', 'patch'], only: '--allow-cordon' },
  { resource: 'mutatingadmissionpolicies.admissionregistration.k8s.io', verbs: ['list'] },
  { resource: 'mutatingadmissionpolicybindings.admissionregistration.k8s.io', verbs: ['list'] },
];

/** The least Role and ClusterRole for a drill with these options. */
export function accessManifests(namespace: string, given: readonly Required<Access>['only'][]): Json[] {
  const rules = (access: readonly Access[]) => access.filter(({ only }) => only === undefined || given.includes(only)).map(({ resource, verbs }) => {
    const [, name, group = ''] = /^([^.]+)(?:\.(.+))?$/.exec(resource)!;
    return { apiGroups: [group], resources: [name], verbs };
  });
  const meta = { apiVersion: 'rbac.authorization.k8s.io/v1' };
  return [
    { ...meta, kind: 'Role', metadata: { name: DRILL, namespace }, rules: rules(NAMESPACE_ACCESS) },
    { ...meta, kind: 'ClusterRole', metadata: { name: `${DRILL}-${namespace}` }, rules: rules(CLUSTER_ACCESS) },
  ];
}
