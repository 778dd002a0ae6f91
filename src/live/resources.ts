/** A kind that `--cluster` reads. */
export interface LiveResource {
  /** Name for kubectl: plural, with the group. */
  readonly resource: string;
  readonly kind: string;
  /** Cluster-scoped, or of the control plane: read once and not in the namespace. */
  readonly scope: 'namespace' | 'cluster' | 'control plane';
  /** Without it there is nothing to judge. */
  readonly required?: true;
}

const namespaced = (resource: string, kind: string): LiveResource => ({ resource, kind, scope: 'namespace' });
const clusterWide = (resource: string, kind: string): LiveResource => ({ resource, kind, scope: 'cluster' });

/** Kinds on which a verdict depends. */
export const LIVE_RESOURCES: readonly LiveResource[] = [
  { ...namespaced('eventbus.argoproj.io', 'EventBus'), required: true },
  { ...namespaced('eventsources.argoproj.io', 'EventSource'), required: true },
  { ...namespaced('sensors.argoproj.io', 'Sensor'), required: true },
  namespaced('poddisruptionbudgets.policy', 'PodDisruptionBudget'),
  namespaced('services', 'Service'),
  namespaced('serviceaccounts', 'ServiceAccount'),
  namespaced('configmaps', 'ConfigMap'),
  namespaced('persistentvolumeclaims', 'PersistentVolumeClaim'),
  namespaced('roles.rbac.authorization.k8s.io', 'Role'),
  namespaced('rolebindings.rbac.authorization.k8s.io', 'RoleBinding'),
  namespaced('jobs.batch', 'Job'),
  namespaced('cronjobs.batch', 'CronJob'),
  namespaced('statefulsets.apps', 'StatefulSet'),
  namespaced('deployments.apps', 'Deployment'),
  namespaced('daemonsets.apps', 'DaemonSet'),
  namespaced('networkpolicies.networking.k8s.io', 'NetworkPolicy'),
  namespaced('horizontalpodautoscalers.autoscaling', 'HorizontalPodAutoscaler'),
  namespaced('ingresses.networking.k8s.io', 'Ingress'),
  namespaced('resourcequotas', 'ResourceQuota'),
  namespaced('limitranges', 'LimitRange'),
  clusterWide('namespaces', 'Namespace'),
  clusterWide('priorityclasses.scheduling.k8s.io', 'PriorityClass'),
  clusterWide('nodes', 'Node'),
  clusterWide('storageclasses.storage.k8s.io', 'StorageClass'),
  clusterWide('clusterroles.rbac.authorization.k8s.io', 'ClusterRole'),
  clusterWide('clusterrolebindings.rbac.authorization.k8s.io', 'ClusterRoleBinding'),
  clusterWide('mutatingadmissionpolicies.admissionregistration.k8s.io', 'MutatingAdmissionPolicy'),
  clusterWide('mutatingadmissionpolicybindings.admissionregistration.k8s.io', 'MutatingAdmissionPolicyBinding'),
  clusterWide('mutatingpolicies.policies.kyverno.io', 'MutatingPolicy'),
  { resource: 'deployments.apps', kind: 'Deployment', scope: 'control plane' },
];

/** Where the namespace of the controller is read anyway, it is not read a second time. */
export function resourcesOf(namespace: string | undefined): readonly LiveResource[] {
  const all = namespace === undefined || namespace === CONTROL_PLANE_NAMESPACE;
  return LIVE_RESOURCES.filter(({ scope }) => !all || scope !== 'control plane');
}

/** The namespace of the controller in both ways to install Argo Events. */
export const CONTROL_PLANE_NAMESPACE = 'argo-events';
