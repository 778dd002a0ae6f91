import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';

export const safeToEvict: Rule = {
  id: 'ha/safe-to-evict',
  category: 'operation',
  severity: 'info',
  what: 'The cluster autoscaler keeps the nodes of these pods.',
  why: 'every pod of Argo Events has an emptyDir, for which the autoscaler does not drain a node: nodes that nobody needs stay',
  fix: 'annotate the pods with cluster-autoscaler.kubernetes.io/safe-to-evict: "true", in spec.template.metadata.annotations or spec.jetstream.metadata.annotations',
  docs: [Docs.AUTOSCALER],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { annotations: { cluster-autoscaler.kubernetes.io/safe-to-evict: "true" } } } }
`],
  },
  check: flow => workloads(flow).filter(({ replicas, annotations }) => replicas > 0 && annotations[SAFE_TO_EVICT] === undefined).map(({ object }) => {
    const path = ['spec', object.kind === 'EventBus' ? 'jetstream' : 'template', 'metadata', 'annotations'];
    return { object, path, what: `no annotation ${SAFE_TO_EVICT} on the pods`, edits: [{ path: [...path, SAFE_TO_EVICT], value: 'true' }] };
  }),
};

const SAFE_TO_EVICT = 'cluster-autoscaler.kubernetes.io/safe-to-evict';
