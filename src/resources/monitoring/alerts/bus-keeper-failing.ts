import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { deleted } from '../selectors';

export const busKeeperFailing: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusKeeperFailing',
  severity: 'warning',
  pendingSeconds: 600,
  applies: ({ keeper }) => keeper !== undefined,
  expression: ({ namespace, keeper }) => {
    const available = `kube_deployment_status_replicas_available{namespace="${namespace}",deployment="${keeper}"}`;
    return `${available} < 1 or ${deleted(available, namespace)}`;
  },
  summary: ({ name }) => `The keeper of the EventBus ${name} is not Ready`,
  description: () => 'The keeper does not exist, does not run, or reports a problem that it cannot repair. Dead subscriptions and servers outside the meta group are not repaired.',
};
