import { quorum } from '../../../values/raft-majority';
import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { answeringServers, busPods } from '../selectors';

export const busQuorumLost: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusQuorumLost',
  severity: 'critical',
  pendingSeconds: 60,
  expression: bus => `(${answeringServers(bus)} or vector(0)) < ${quorum(bus.servers)} and on () count(up{${busPods(bus)}}) > 0`,
  summary: ({ name }) => `The EventBus ${name} has lost its quorum`,
  description: ({ servers }) => `{{ $value }} of ${servers} servers answer; ${quorum(servers)} are required. Events are refused and none is delivered.`,
};
