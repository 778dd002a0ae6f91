import { Alert } from '../alert';
import { MonitoredNodeGuard } from '../monitored';
import { nodeGuardPods } from '../selectors';

export const nodeGuardNoServer: Alert<MonitoredNodeGuard> = {
  name: 'ArgoEventsNodeGuardNoServer',
  severity: 'critical',
  pendingSeconds: 60,
  applies: ({ buses }) => buses,
  expression: guard => `max by (pod, proxy) (haproxy_backend_active_servers{${nodeGuardPods(guard)},proxy=~"bus-[0-9]+"}) == 0`,
  summary: ({ name }) => `A guard of ${name} reaches no server of a bus`,
  description: () => 'The guard {{ $labels.pod }} has no server that answers for {{ $labels.proxy }}. The EventSources and Sensors of its node take and deliver no events.',
};
