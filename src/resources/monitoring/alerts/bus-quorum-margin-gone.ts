import { quorum, tolerated } from '../../../values/raft-majority';
import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { answeringServers } from '../selectors';

export const busQuorumMarginGone: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusQuorumMarginGone',
  severity: 'warning',
  pendingSeconds: 300,
  applies: ({ servers }) => tolerated(servers) > 0,
  expression: bus => `${answeringServers(bus)} == ${quorum(bus.servers)}`,
  summary: ({ name }) => `The EventBus ${name} stops when one more server fails`,
  description: ({ servers }) => `{{ $value }} of ${servers} servers answer, exactly the quorum. Events flow, and no further failure is survived.`,
};
