import { Alert } from '../alert';
import { MonitoredClient } from '../monitored';
import { guards } from '../selectors';

export const guardNoServer: Alert<MonitoredClient> = {
  name: 'ArgoEventsGuardNoServer',
  severity: 'critical',
  pendingSeconds: 60,
  applies: ({ guarded }) => guarded,
  expression: client => `max by (pod) (haproxy_backend_active_servers{${guards(client)},proxy="bus"}) == 0`,
  summary: ({ kind, name }) => `A pod of the ${kind} ${name} reaches no server of its bus`,
  description: () => 'The guard in the pod {{ $labels.pod }} has no bus server that answers. The pod takes and delivers no events.',
};
