import { Alert } from '../alert';
import { MonitoredClient } from '../monitored';
import { clientPods, guards } from '../selectors';

export const podPolicyMissing: Alert<MonitoredClient> = {
  name: 'ArgoEventsPodPolicyMissing',
  severity: 'warning',
  pendingSeconds: 300,
  applies: ({ guarded }) => guarded,
  expression: client => `count by (pod) (up{${clientPods(client)},container="main"}) unless on (pod) count by (pod) (up{${guards(client)}})`,
  summary: ({ kind, name }) => `A pod of the ${kind} ${name} has no guard`,
  description: () => 'The pod {{ $labels.pod }} was created without the pod policy. It has no guard, no probes and no preStop, and its webhooks are not reached.',
};
