import { quorum, tolerated } from '../../../values/raft-majority';
import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { answeringServers } from '../selectors';

export const busServerMissing: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusServerMissing',
  severity: 'warning',
  pendingSeconds: 300,
  // with 3 servers, the first that is missing takes the margin
  applies: ({ servers }) => tolerated(servers) > 1,
  expression: bus => `${answeringServers(bus)} < ${bus.servers} and ${answeringServers(bus)} > ${quorum(bus.servers)}`,
  summary: ({ name }) => `A server of the EventBus ${name} does not answer`,
  description: ({ servers }) => `{{ $value }} of ${servers} servers answer. Events flow; fewer failures are survived than declared.`,
};
