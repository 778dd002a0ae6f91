import { quorum } from '../../../values/raft-majority';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { busesWithServers, inServers } from '../../helpers/buses';
import { keptApart } from '../../helpers/topology-keys';

export const busInOneZone: Rule = {
  id: 'ha/bus-in-one-zone',
  category: 'placement',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'A majority of the bus servers may run in one zone.',
  why: 'one node per server protects against a lost node, but the nodes may all be in one zone. The volumes then keep the servers there indefinitely',
  fix: 'set a required podAntiAffinity by topology.kubernetes.io/zone for 3 servers in 3 zones; for 5, a topology spread with DoNotSchedule, which only admission can add',
  docs: [Docs.DISASTER_RECOVERY, Docs.SPREAD],
  examples: {
    bad: [{
      yaml: `
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
`,
      facts: { zones: 3 },
    }],
    good: [{
      yaml: `
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
`,
      facts: { zones: 3 },
    }, {
      yaml: `
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
`,
      facts: { zones: 1 },
    }],
  },
  check: (flow, { zones }) => busesWithServers(flow)
    .filter(bus => bus.replicas >= 3 && !keptApart(bus, 'zone') && !DECLARED_LESS.includes(bus.survives ?? '')).flatMap((bus): Result[] => {
      const where = inServers(bus, 'affinity');
      if (zones === undefined) {
        return [{ ...where, what: 'whether the bus keeps its quorum when a zone is lost depends on the number of zones', needs: 'zones', facts: [['zones']] }];
      }
      return zones < 3 ? [] : [{ ...where, what: `${quorum(bus.replicas)} of the ${bus.replicas} servers may run in one of the ${zones} zones` }];
    }),
};

/** What it was declared to survive is less than a zone, so nobody expects more. */
const DECLARED_LESS = ['POD', 'NODE'];
