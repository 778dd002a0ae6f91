import { nearest } from '../../../../imports/nearest';
import { Docs } from '../../engine/doc-links';
import { Path, Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';
import { fieldsOf } from '../../helpers/fields';
import { Topology } from '../../helpers/topology-keys';

export const unknownTopologyKey: Rule = {
  id: 'ha/unknown-topology-key',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'A topologyKey is not a label of nodes.',
  why: 'the scheduler compares the values of that label on nodes. Without the label, even required anti-affinity separates no pods, and affinity leaves the pods Pending',
  fix: 'write topology.kubernetes.io/zone, kubernetes.io/hostname or topology.kubernetes.io/region',
  docs: [Docs.ANTI_AFFINITY, 'https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: zone, labelSelector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }] } } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: { topologyKey: topology.kubernetes.io/hostname, labelSelector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } } }] } } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }] } } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: example.com/rack, labelSelector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }] } } } }
`],
  },
  check: flow => workloads(flow).flatMap(({ object }) => fieldsOf(object)
    .filter(({ parent, path }) => parent === 'PodAffinityTerm' && path[path.length - 1] === 'topologyKey')
    .flatMap(({ path, value }) => {
      const meant = typeof value === 'string' ? meantBy(value) : undefined;
      return meant === undefined ? [] : [{
        object, path, what: `Kubernetes sets no label ${value} on nodes`, fix: `did you mean ${meant}?`, ...isRequiredAffinity(path) && { effect: { does: 'elsewhere' } as const },
      }];
    })),
};

/** Where no node has the label, none may take the pods. */
function isRequiredAffinity(path: Path): boolean {
  return path.includes('podAffinity') && path.includes('requiredDuringSchedulingIgnoredDuringExecution');
}

const KNOWN = [Topology.ZONE, Topology.HOST, 'topology.kubernetes.io/region', 'node.kubernetes.io/instance-type', 'kubernetes.io/os', 'kubernetes.io/arch'];

/** Labels of which the first part or the second one is taken for another. */
const MISTAKEN: Readonly<Record<string, string>> = {
  'zone': Topology.ZONE,
  'kubernetes.io/zone': Topology.ZONE,
  'hostname': Topology.HOST,
  'host': Topology.HOST,
  'node': Topology.HOST,
  'kubernetes.io/node': Topology.HOST,
  'topology.kubernetes.io/hostname': Topology.HOST,
  'topology.kubernetes.io/host': Topology.HOST,
  'topology.kubernetes.io/node': Topology.HOST,
  'region': 'topology.kubernetes.io/region',
};

/** The label of Kubernetes that stands for a key of its own domain or for a bare word; a label of one's own may be anything. */
function meantBy(key: string): string | undefined {
  if (KNOWN.includes(key)) return undefined;
  if (Object.hasOwn(MISTAKEN, key)) return MISTAKEN[key];
  return key.includes('/') ? nearest(key, KNOWN) : undefined;
}
