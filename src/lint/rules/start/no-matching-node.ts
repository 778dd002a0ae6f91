import { Flow, SpreadRequest } from '../../../flow/flow';
import { selects } from '../../../flow/selector-index';
import { objectsOfKind } from '../../../manifests/objects-of-kind';
import { strings } from '../../../manifests/strings';
import { asRecords, asString, at, Json } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Result, Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';
import { misfit } from '../../helpers/pods/node-fit';
import { contradictions, nodeRequirements, requirementText } from '../../helpers/pods/node-requirements';
import { podsFinding, RenderedPods, renderedPods } from '../../helpers/pods/rendered-pods';
import { Topology } from '../../helpers/topology-keys';

const sensor = (template: string, others = '') => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: ${template} }
${others}`;
const bus = (fields: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, ${fields} } }
`;
const node = (labels: string, more = '') => `---
apiVersion: v1
kind: Node
metadata: { name: n1, labels: ${labels} }
${more}`;
const affinity = (...terms: string[]) => `affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [${terms.join(', ')}] } } }`;
const expressions = (...each: string[]) => `{ matchExpressions: [${each.join(', ')}] }`;

export const noMatchingNode: Rule = {
  id: 'ha/no-matching-node',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'No node can run the pods.',
  why: 'nodeSelector, required node affinity, tolerations and requests together match no node, and every pod stays Pending',
  fix: 'correct nodeSelector, the required node affinity, the tolerations or the requests, or add nodes that match',
  problems: ['contradictory-requirements', 'no-node-matches', 'too-few-places'],
  docs: [Docs.NODE_ASSIGNMENT, Docs.TAINTS],
  examples: {
    bad: [
      sensor('{ nodeSelector: { kubernetes.io/os: windows } }'),
      sensor('{ nodeSelector: { beta.kubernetes.io/os: Linux } }'),
      sensor(`{ nodeSelector: { pool: events }, ${affinity(expressions('{ key: pool, operator: In, values: [batch] }'))} }`),
      sensor(`{ nodeSelector: { gpu: "true" }, ${affinity(expressions('{ key: gpu, operator: DoesNotExist }'), expressions('{ key: gpu, operator: NotIn, values: ["true"] }'))} }`),
      sensor(`{ ${affinity('{}')} }`),
      sensor(`{ ${affinity(expressions('{ key: cores, operator: Gt, values: ["4"] }', '{ key: cores, operator: Lt, values: ["5"] }'))} }`),
      bus(affinity(expressions('{ key: kubernetes.io/os, operator: NotIn, values: [linux] }'))),
      bus(affinity('{ matchFields: [{ key: metadata.name, operator: In, values: [n1] }, { key: metadata.name, operator: In, values: [n2] }] }')),
      bus('nodeSelector: { kubernetes.io/hostname: n1 }, affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { eventbus-name: default } } }] } }'),
      sensor('{ nodeSelector: { pool: events } }', node('{ pool: batch }')),
      sensor('{}', node('{}', 'spec: { taints: [{ key: dedicated, value: db, effect: NoSchedule }] }')),
      sensor('{ container: { resources: { requests: { memory: 64Gi } } } }', node('{}', 'status: { allocatable: { memory: 32Gi } }')),
    ],
    good: [
      sensor('{ nodeSelector: { kubernetes.io/os: linux, pool: events } }'),
      sensor(`{ nodeSelector: { pool: events }, ${affinity('{}', expressions('{ key: pool, operator: In, values: [batch, events] }'))} }`),
      sensor(`{ ${affinity(expressions('{ key: cores, operator: Gt, values: ["4"] }', '{ key: cores, operator: Lt, values: ["6"] }'))} }`),
      sensor(`{ ${affinity(expressions('{ key: zone, operator: Exists }', '{ key: zone, operator: NotIn, values: [a, b] }'))} }`),
      sensor('{ nodeSelector: { pool: events } }', node('{ pool: events }')),
      sensor('{ tolerations: [{ key: dedicated, operator: Exists }] }', node('{}', 'spec: { taints: [{ key: dedicated, value: db, effect: NoSchedule }] }')),
    ],
  },
  check: flow => {
    const nodes = objectsOfKind(flow.objects, 'Node').map(({ manifest }) => manifest);
    return renderedPods(flow).flatMap(each => contradiction(each) ?? unmatched(each, nodes) ?? crowded(each) ?? lonely(each, flow) ?? []);
  },
};

/** Labels that no Linux node can have together. */
function contradiction(rendered: RenderedPods): Result | undefined {
  const alternatives = nodeRequirements(rendered.pod);
  if (alternatives === undefined) return undefined;
  const problem = 'contradictory-requirements';
  if (alternatives.length === 0) return { ...podsFinding(rendered, ['affinity'], 'the required node affinity has no term with a requirement, and matches no node'), problem };
  const impossible = alternatives.map(contradictions);
  if (impossible.some(keys => keys.length === 0)) return undefined;
  const asked = alternatives.map((requirements, index) => requirements.filter(({ key }) => impossible[index].includes(key)).map(requirementText).join(' and '));
  return { ...podsFinding(rendered, nodeField(rendered), `no node can have ${[...new Set(asked)].join(', nor ')}: the images are for Linux, and a label has one value`), problem };
}

/** Labels of pools to which an autoscaler adds nodes. */
const POOLS = ['karpenter.sh/nodepool', 'eks.amazonaws.com/nodegroup', 'cloud.google.com/gke-nodepool', 'kubernetes.azure.com/agentpool'];

/** No Node among the objects takes the pods. */
function unmatched(rendered: RenderedPods, nodes: readonly Json[]): Result | undefined {
  const misfits = nodes.map(each => misfit(each, rendered.pod));
  if (nodes.length === 0 || misfits.includes(undefined)) return undefined;
  const reasons = [...new Set(misfits)].slice(0, 3).map(reason => `${misfits.filter(each => each === reason).length} of them ${reason}`);
  const what = `none of the nodes (${nodes.length}) takes the pods: ${reasons.join('; ')}`;
  const grows = nodes.some(each => POOLS.some(label => asString(at(each, 'metadata', 'labels', label)) !== undefined));
  return grows
    ? { object: rendered.workload, path: rendered.object === rendered.workload ? rendered.path : [], what: `whether a node for the pods is added: ${what}`, needs: 'a node that takes the pods, or an autoscaler that adds such a node' }
    : { ...podsFinding(rendered, nodeField(rendered), what), problem: 'no-node-matches' };
}

/** The pods may run in too few places for a required anti-affinity or topology spread. */
function crowded(rendered: RenderedPods): Result | undefined {
  const { nodeLimits, antiAffinity, podPolicy, topologySpread, needed } = rendered;
  const one = (domains: readonly string[] | undefined, key: string, spread?: SpreadRequest) => domains !== undefined
    && (antiAffinity.some(term => term.required && term.topologyKey === key && !term.sameRevisionOnly)
      || spread?.hard === true && (spread.minDomains ?? 1) > domains.length);
  const zones = one(nodeLimits?.zones, Topology.ZONE, podPolicy?.zoneSpread ?? topologySpread?.zone) ? nodeLimits!.zones!.length : Infinity;
  const hosts = one(nodeLimits?.hosts, Topology.HOST, podPolicy?.hostSpread ?? topologySpread?.host) ? nodeLimits!.hosts!.length : Infinity;
  const places = Math.min(zones, hosts);
  const what = `the pods may run ${places === zones ? `in ${zones} zone${zones === 1 ? '' : 's'}` : `on ${hosts} node${hosts === 1 ? '' : 's'}`} with one pod in each, and ${needed} are needed`;
  return places >= needed ? undefined : { ...podsFinding(rendered, nodeField(rendered), what), problem: 'too-few-places' };
}

/** The required pod affinity selects pods of which none is known. The first pod of a workload may start beside itself. */
function lonely({ pod, workload, labels }: RenderedPods, { objects, ...flow }: Flow): Result | undefined {
  const terms = asRecords(at(pod.affinity, 'podAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'));
  if (terms.length === 0) return undefined;
  const known = [
    labels, ...workloads(flow).map(each => each.labels),
    ...objects.filter(({ kind }) => ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind)).map(({ manifest }) => strings(at(manifest, 'spec', 'template', 'metadata', 'labels'))),
  ];
  const alone = terms.find(({ labelSelector }) => !known.some(each => selects(labelSelector, each)));
  return alone && {
    object: workload, path: ['spec'], what: `whether pods exist that the required pod affinity selects: ${JSON.stringify(alone.labelSelector)}`, needs: 'the manifest of these pods',
  };
}

function nodeField({ pod }: RenderedPods): string[] {
  return pod.nodeSelector !== undefined ? ['nodeSelector'] : pod.affinity !== undefined ? ['affinity'] : [];
}
