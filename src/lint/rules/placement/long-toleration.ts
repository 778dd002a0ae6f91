import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';

export const longToleration: Rule = {
  id: 'ha/long-toleration',
  category: 'placement',
  severity: 'warning',
  common: true,
  effect: { does: 'in-failure' },
  what: 'Pods stay bound to a lost node for minutes.',
  why: 'Kubernetes gives every pod a toleration of 300 s for nodes that are not ready or unreachable. Until it expires, the pod is not replaced, and the workload runs with one pod less, or with none',
  fix: 'set spec.template.tolerations for node.kubernetes.io/not-ready and node.kubernetes.io/unreachable, operator Exists, effect NoExecute, tolerationSeconds 10',
  docs: [Docs.TAINTS, Docs.EVENT_SOURCE_HA],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { tolerations: [ { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 10 }, { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 120 } ] } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { tolerations: [ { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 10 }, { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 10 } ] } }
`],
  },
  check: flow => clients(flow).filter(({ nodeLossTolerationSeconds: seconds }) => seconds > 60 && seconds < Infinity)
    .map(({ object, nodeLossTolerationSeconds, tolerations }) => ({
      object,
      path: [...TEMPLATE, 'tolerations'],
      what: `a pod on a lost node is replaced after about 50 s + ${nodeLossTolerationSeconds} s`,
      ...!tolerations.some(({ key }) => NODE_LOSS.includes(String(key))) && { edits: [{ path: [...TEMPLATE, 'tolerations'], append: SHORT }] },
    })),
};

const NODE_LOSS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];
const SHORT = NODE_LOSS.map(key => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 10 }));
