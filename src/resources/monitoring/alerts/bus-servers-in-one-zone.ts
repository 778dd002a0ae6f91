import { tolerated } from '../../../values/raft-majority';
import { Alert } from '../alert';
import { MonitoredBus } from '../monitored';
import { busPods } from '../selectors';

const ZONE = 'label_topology_kubernetes_io_zone';

export const busServersInOneZone: Alert<MonitoredBus> = {
  name: 'ArgoEventsBusServersInOneZone',
  severity: 'warning',
  pendingSeconds: 900,
  applies: ({ spread, servers }) => spread === 'zone' && tolerated(servers) > 0,
  expression: bus => `count by (${ZONE}) (kube_pod_info{${busPods(bus)},node!=""} * on (node) group_left (${ZONE}) kube_node_labels{${ZONE}!=""}) > ${tolerated(bus.servers)}`,
  summary: ({ name }) => `The EventBus ${name} stops when one zone fails`,
  description: ({ servers }) => `The zone {{ $labels.${ZONE} }} has {{ $value }} of ${servers} servers; ${tolerated(servers)} may fail.`,
};
