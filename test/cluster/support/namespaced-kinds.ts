const NAMESPACED = [
  'ConfigMap', 'CronJob', 'DaemonSet', 'Deployment', 'EventBus', 'EventSource', 'Job', 'Lease', 'PersistentVolumeClaim', 'Pod', 'PodDisruptionBudget', 'ResourceQuota', 'Role',
  'RoleBinding', 'Secret', 'Sensor', 'Service', 'ServiceAccount', 'StatefulSet',
].map(kind => kind.toLowerCase());
const SHORT = ['pdb', 'pvc'];

/** Whether objects of a kind live in a namespace; a kind that is not listed here counts as cluster-scoped. Takes a kind, and a plural or short name of kubectl. */
export function isNamespaced(kind: string): boolean {
  const name = kind.toLowerCase();
  return SHORT.includes(name) || NAMESPACED.includes(name) || NAMESPACED.includes(name.replace(/s$/, ''));
}
