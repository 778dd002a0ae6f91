import { Alert } from '../alert';
import { MonitoredSource } from '../monitored';
import { clientPods } from '../selectors';

export const sourceStandbyMissing: Alert<MonitoredSource> = {
  name: 'ArgoEventsSourceStandbyMissing',
  severity: 'warning',
  pendingSeconds: 600,
  applies: ({ replicas }) => replicas > 1,
  expression: source => `(count(up{${clientPods(source)},container="main"} == 1) or vector(0)) < ${source.replicas}`,
  summary: ({ name }) => `The EventSource ${name} has fewer pods than declared`,
  description: ({ replicas }) => `{{ $value }} of ${replicas} pods answer. Fewer failures are survived than declared.`,
};
