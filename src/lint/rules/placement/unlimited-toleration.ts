import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients, TEMPLATE } from '../../helpers/clients';

export const unlimitedToleration: Rule = {
  id: 'ha/unlimited-toleration',
  category: 'placement',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'Pods stay bound to a lost node indefinitely.',
  why: 'a NoExecute toleration of not-ready or unreachable without tolerationSeconds never expires, so the pod is not replaced while its node is unavailable',
  fix: 'add tolerationSeconds: 10 to the tolerations',
  docs: [Docs.TAINTS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { tolerations: [ { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute }, { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute } ] } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { tolerations: [{ operator: Exists }] } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { tolerations: [ { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 10 }, { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 10 } ] } }
`],
  },
  check: flow => clients(flow).filter(({ nodeLossTolerationSeconds: seconds }) => seconds === Infinity).map(({ object }) => ({
    object,
    path: [...TEMPLATE, 'tolerations'],
    what: 'a pod on a lost node is never replaced',
  })),
};
