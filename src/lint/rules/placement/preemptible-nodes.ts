import { asArray, asRecord, asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

const bus = (fields: string) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, ${fields} } }
`;

/** Labels of nodes that the provider takes back at any time. */
const PREEMPTIBLE: readonly (readonly [label: string, value: string])[] = [
  ['cloud.google.com/gke-preemptible', 'true'],
  ['cloud.google.com/gke-spot', 'true'],
  ['eks.amazonaws.com/capacityType', 'SPOT'],
  ['karpenter.sh/capacity-type', 'spot'],
  ['kubernetes.azure.com/scalesetpriority', 'spot'],
  ['node.kubernetes.io/lifecycle', 'spot'],
  ['doks.digitalocean.com/spot', 'true'],
];

export const preemptibleNodes: Rule = {
  id: 'ha/preemptible-nodes',
  category: 'placement',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'All servers of a bus run on nodes that the provider may take back.',
  why: 'such nodes are taken back several at a time, and every node within a day on some clouds: two servers lost at once are the quorum of three. A budget does not hold them',
  fix: 'let at most one server run on such nodes, or give the bus nodes of another kind',
  docs: [Docs.issue(3887), 'https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms'],
  examples: {
    bad: [
      bus('nodeSelector: { cloud.google.com/gke-preemptible: "true" }'),
      bus('affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: karpenter.sh/capacity-type, operator: In, values: [spot] }] }] } } }'),
    ],
    good: [bus('nodeSelector: { karpenter.sh/capacity-type: on-demand }'), bus('nodeSelector: { kubernetes.io/os: linux }')],
  },
  check: ({ buses }) => buses.flatMap(({ object, servers, replicas }) => {
    const label = servers === undefined ? undefined : demanded(servers.fields);
    return label === undefined ? [] : [{
      object: servers!.own?.object ?? object,
      path: [...servers!.path, asRecord(at(servers!.fields, 'nodeSelector')) === undefined ? 'affinity' : 'nodeSelector'],
      what: `all ${replicas} servers run on nodes with ${label}`,
    }];
  }),
};

/** The label, when the pods run on no other nodes. */
function demanded(template: unknown): string | undefined {
  const found = PREEMPTIBLE.find(([label, value]) => at(template, 'nodeSelector', label) === value || onlyIn(template, label, value));
  return found === undefined ? undefined : `${found[0]}: ${found[1]}`;
}

function onlyIn(template: unknown, label: string, value: string): boolean {
  const terms = asArray(at(template, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms')) ?? [];
  return terms.length > 0 && terms.every(term => (asArray(at(term, 'matchExpressions')) ?? []).some(expression => {
    const values = asArray(at(expression, 'values')) ?? [];
    return asString(at(expression, 'key')) === label && at(expression, 'operator') === 'In' && values.length === 1 && values[0] === value;
  }));
}
