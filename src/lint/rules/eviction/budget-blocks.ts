import { describe } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { budgetPath, guarded } from '../../helpers/budgets';

export const budgetBlocks: Rule = {
  id: 'ha/budget-blocks',
  category: 'eviction',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'A PodDisruptionBudget allows no eviction at all.',
  why: 'every drain of a node with such a pod waits until it is cancelled: cluster upgrades stop, or delete the pods without regard to the budget',
  fix: 'set maxUnavailable: 1, which allows one pod at a time for any number of replicas',
  docs: [Docs.PDB],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 1 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { minAvailable: 1, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { minAvailable: 100%, selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }
`],
  },
  check: flow => guarded(flow).filter(({ budget }) => budget.allows === 0).map(({ budget, pods }) => ({
    object: budget.object,
    path: budgetPath(budget.object),
    what: `no pod of ${describe(pods.object)} may be evicted, of ${pods.replicas}`,
  })),
};
