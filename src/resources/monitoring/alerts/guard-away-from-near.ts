import { Alert } from '../alert';
import { MonitoredClient } from '../monitored';
import { guards } from '../selectors';

export const guardAwayFromNear: Alert<MonitoredClient> = {
  name: 'ArgoEventsGuardAwayFromNear',
  severity: 'info',
  // the guard leads connections back within two minutes after the last change of the bus
  pendingSeconds: 900,
  applies: ({ guarded }) => guarded,
  expression: client => {
    const near = `haproxy_server_status{${guards(client)},proxy="near",state="UP"} == 1`;
    return `sum by (pod, server) (haproxy_server_current_sessions{${guards(client)},proxy="bus"}) > 0`
      + ` unless on (pod, server) (${near}) and on (pod) haproxy_backend_active_servers{${guards(client)},proxy="near"} == 1`;
  },
  summary: ({ kind, name }) => `A pod of the ${kind} ${name} is connected to a bus server in another zone`,
  description: () => 'The pod {{ $labels.pod }} stays connected to {{ $labels.server }}, although a server in its own zone answers. The loss of a second zone can disconnect the pod.',
};
