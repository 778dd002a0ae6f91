import { quorum } from '../../../values/raft-majority';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { busesWithServers, inServers, serversField } from '../../helpers/buses';
import { keptApart } from '../../helpers/topology-keys';

const fix = (servers = 'spec.jetstream') => `set ${servers}.affinity with a required podAntiAffinity by kubernetes.io/hostname, `
  + 'and by topology.kubernetes.io/zone where there are three zones, with the labels controller and eventbus-name';

export const busOnOneNode: Rule = {
  id: 'ha/bus-on-one-node',
  category: 'placement',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'A majority of the bus servers may run on one node.',
  why: 'the scheduler may place all servers on one node. It ignores a preference when another node scores better, and Kubernetes does not move the servers apart later',
  fix: fix(),
  docs: [Docs.DISASTER_RECOVERY, Docs.ANTI_AFFINITY],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { nats: { native: {} } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    affinity:
      podAntiAffinity:
        preferredDuringSchedulingIgnoredDuringExecution:
          - weight: 100
            podAffinityTerm:
              topologyKey: kubernetes.io/hostname
              labelSelector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: kubernetes.io/hostname
            labelSelector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: topology.kubernetes.io/zone
            labelSelector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    metadata: { annotations: { cdk8s-argo-events-ha/pod-policy: v1, cdk8s-argo-events-ha/zone-spread: DoNotSchedule } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default, annotations: { cdk8s-argo-events-ha/survives: POD } }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`],
  },
  check: flow => busesWithServers(flow).filter(bus => bus.replicas >= 3 && bus.survives !== 'POD' && !keptApart(bus, 'host') && !keptApart(bus, 'zone'))
    .map(bus => ({
      ...inServers(bus, 'affinity'),
      what: `${quorum(bus.replicas)} of the ${bus.replicas} servers may run on one node, and the loss of that node stops the quorum`,
      fix: fix(serversField(bus.servers)),
    })),
};
