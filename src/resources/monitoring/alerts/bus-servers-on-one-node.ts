import { tolerated } from '../../../values/raft-majority';
import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

export const busServersOnOneNode: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusServersOnOneNode',
  severity: 'warning',
  pendingSeconds: 900,
  applies: ({ spread, servers }) => spread !== 'none' && tolerated(servers) > 0,
  expression: bus => `max by (node) (count by (node) (kube_pod_info{${busPods(bus)},node!=""})) > ${tolerated(bus.servers)}`,
  summary: ({ name }) => `The EventBus ${name} stops when one node fails`,
  description: ({ servers }) => `The node {{ $labels.node }} has {{ $value }} of ${servers} servers; ${tolerated(servers)} may fail.`,
};
