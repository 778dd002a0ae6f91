import { POD_METRICS } from './pod-usage';
import { CONTROL_PLANE_NAMESPACE, LiveResource, resourcesOf } from './resources';
import { Json } from '../values/json-values';

const NAME = 'ha-events-read';
const RBAC = { apiVersion: 'rbac.authorization.k8s.io/v1' };

/** The least rights for `--cluster`, with `usage` also for what pods use: a Role for the namespace, or ClusterRoles alone for all namespaces. */
export function readAccess(namespace: string | undefined, { usage = false }: { readonly usage?: boolean } = {}): Json[] {
  const of = (...scopes: LiveResource['scope'][]) => resourcesOf(namespace).filter(({ scope }) => scopes.includes(scope)).map(rule);
  const pods = [
    { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
    // port 8222 of the servers, which says what no manifest says
    { apiGroups: [''], resources: ['pods/proxy'], verbs: ['get'] },
    ...usage ? [rule({ resource: POD_METRICS })] : [],
  ];
  const clusterRole = (rules: Json[]) => ({ ...RBAC, kind: 'ClusterRole', metadata: { name: NAME }, rules });
  if (namespace === undefined) return [clusterRole([...of('namespace', 'cluster', 'control plane'), ...pods])];
  return [
    { ...RBAC, kind: 'Role', metadata: { name: NAME, namespace }, rules: [...of('namespace'), ...pods] },
    {
      ...RBAC,
      kind: 'Role',
      metadata: { name: `${NAME}-controller`, namespace: CONTROL_PLANE_NAMESPACE },
      rules: [...of('control plane'), { apiGroups: [''], resources: ['configmaps'], verbs: ['list'] }],
    },
    clusterRole(of('cluster')),
  ];
}

function rule({ resource }: { readonly resource: string }): Json {
  const [, name, group = ''] = /^([^.]+)(?:\.(.+))?$/.exec(resource)!;
  return { apiGroups: [group], resources: [name], verbs: ['list'] };
}
