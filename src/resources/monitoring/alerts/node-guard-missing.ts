import { Alert } from '../alert';
import { MonitoredNodeGuard } from '../monitored';
import { deleted } from '../selectors';

export const nodeGuardMissing: Alert<MonitoredNodeGuard> = {
  name: 'ArgoEventsNodeGuardMissing',
  severity: 'warning',
  pendingSeconds: 300,
  expression: ({ namespace, name }) => {
    const guard = `{namespace="${namespace}",daemonset="${name}"}`;
    const ready = `kube_daemonset_status_number_ready${guard}`;
    return `${ready} < kube_daemonset_status_desired_number_scheduled${guard} or ${deleted(ready, namespace)}`;
  },
  summary: ({ name }) => `A node has no guard of ${name}`,
  description: () => '{{ $value }} guards are Ready, fewer than there are nodes. EventSources and Sensors on a node without its guard do not reach the bus.',
};
