import { keeperDeployment } from './keeper-deployment';
import { EventBusKeeperInput } from './keeper-input';
import { keeperLabels, keeperName } from '../../contract/keeper';

/**
 * A Deployment of one pod that keeps a bus healthy. Its account may end the server pods of this bus, by name, and nothing else. A Sensor that
 * elects by a Lease allows the keeper that Lease itself.
 */
export function eventBusKeeper(input: EventBusKeeperInput) {
  const { bus, access: { statefulSet }, servers, rollout, annotations } = input;
  const metadata = { name: keeperName(bus), labels: keeperLabels(bus), annotations };
  const serverPods = Array.from({ length: servers }, (_, ordinal) => `${statefulSet}-${ordinal}`);
  return {
    serviceAccount: { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    role: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules: [
        { apiGroups: [''], resources: ['pods'], resourceNames: serverPods, verbs: rollout === undefined ? ['delete'] : ['delete', 'get'] },
        ...rollout === undefined ? [] : [
          { apiGroups: [''], resources: ['pods/eviction'], resourceNames: serverPods, verbs: ['create'] },
          { apiGroups: ['apps'], resources: ['statefulsets'], resourceNames: [statefulSet], verbs: ['get'] },
        ],
      ],
    },
    roleBinding: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: metadata.name }],
    },
    deployment: keeperDeployment(input),
  };
}
