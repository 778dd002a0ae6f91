import { rollout } from '../../../argo-events/catalog/rollout-parameters';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';
import { Topology } from '../../helpers/topology-keys';

export const rolloutDeadlock: Rule = {
  id: 'ha/rollout-deadlock',
  category: 'rollout',
  severity: 'error',
  effect: { does: 'on-change' },
  what: 'Required anti-affinity leaves no place for the new pod of a rollout.',
  why: 'a Deployment of up to 3 pods starts a new pod before it terminates an old one. When every node (or zone) already has a pod, the new pod stays Pending, and every later change of the spec waits too',
  fix: 'add matchLabelKeys: [pod-template-hash] to the term (Kubernetes 1.31 or later), or make the term preferred',
  docs: [Docs.ANTI_AFFINITY, 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment'],
  examples: {
    bad: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }] } } } }
`,
      facts: { zones: 3 },
    }, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 2, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }] } } } }
`,
      facts: { nodes: 2 },
    }],
    good: [{
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }] } } } }
`,
      facts: { nodes: 6 },
    }, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { controller: sensor-controller, sensor-name: orders } }, matchLabelKeys: [pod-template-hash] }] } } } }
`],
  },
  check: (flow, facts) => clients(flow).flatMap(({ object, replicas, antiAffinity }) => [
    { key: Topology.ZONE, places: facts.zones, noun: 'zones' as const },
    { key: Topology.HOST, places: facts.nodes, noun: 'nodes' as const },
  ].flatMap(({ key, places, noun }): Result[] => {
    const { maxSurge, maxUnavailable } = rollout(replicas);
    if (!antiAffinity.some(term => term.required && term.topologyKey === key && !term.sameRevisionOnly)) return [];
    const path = [...TEMPLATE, 'affinity', 'podAntiAffinity'];
    const needed = replicas + (maxUnavailable === 0 ? maxSurge : 0);
    if (places === undefined) return [{ object, path, what: `a rollout needs ${needed} ${noun}`, needs: noun, facts: [[noun]] }];
    return places >= needed ? [] : [{ object, path, what: `a rollout needs ${needed} ${noun} for ${replicas} pods, one in each, and there are ${places}` }];
  })),
};
