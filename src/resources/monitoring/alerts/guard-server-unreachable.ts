import { Alert } from '../alert';
import { MonitoredClient } from '../monitored';
import { allServersAnswer, guards } from '../selectors';

export const guardServerUnreachable: Alert<MonitoredClient> = {
  name: 'ArgoEventsGuardServerUnreachable',
  severity: 'warning',
  pendingSeconds: 300,
  applies: ({ guarded }) => guarded,
  expression: client => `min by (pod) (haproxy_backend_active_servers{${guards(client)},proxy="bus"}) < ${client.bus.servers} and on () ${allServersAnswer(client.bus)}`,
  summary: ({ kind, name }) => `A pod of the ${kind} ${name} does not reach every server of its bus`,
  description: ({ bus }) => `The guard in the pod {{ $labels.pod }} reaches {{ $value }} of ${bus.servers} servers, although all of them answer Prometheus.`,
};
