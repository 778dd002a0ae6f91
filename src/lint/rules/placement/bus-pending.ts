import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { busesWithServers, inServers } from '../../helpers/buses';
import { Topology } from '../../helpers/topology-keys';

export const busPending: Rule = {
  id: 'ha/bus-pending',
  category: 'placement',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'Required anti-affinity leaves bus servers Pending.',
  why: 'with one server per zone (or node), only as many servers start as there are zones (or nodes). The others stay Pending, and a bus that never formed completely may not start at all',
  fix: 'use at most as many servers as there are zones, or required anti-affinity by kubernetes.io/hostname and a spread over zones',
  docs: [Docs.ANTI_AFFINITY, Docs.SPREAD],
  examples: {
    bad: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    replicas: 5
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
    replicas: 3
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: kubernetes.io/hostname
            labelSelector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } }
`,
      facts: { nodes: 2 },
    }],
    good: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    replicas: 3
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: topology.kubernetes.io/zone
            labelSelector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } }
`,
      facts: { zones: 3 },
    }, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec:
  jetstream:
    version: 2.10.29
    replicas: 3
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: topology.kubernetes.io/zone
            labelSelector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } }
`],
  },
  check: (flow, facts) => busesWithServers(flow).flatMap(bus => [
    { key: Topology.ZONE, places: facts.zones, noun: 'zones' as const },
    { key: Topology.HOST, places: facts.nodes, noun: 'nodes' as const },
  ].flatMap(({ key, places, noun }): Result[] => {
    const { replicas, antiAffinity } = bus;
    const where = inServers(bus, 'affinity');
    if (!antiAffinity.some(term => term.required && term.topologyKey === key)) return [];
    // three of either are what such an affinity is written for
    if (places === undefined) return replicas > 3 ? [{ ...where, what: `${replicas} servers need ${replicas} ${noun}`, needs: noun, facts: [[noun]] }] : [];
    return replicas <= places ? [] : [{ ...where, what: `${replicas} servers, one in each of ${places} ${noun}: ${replicas - places} never start` }];
  })),
};
