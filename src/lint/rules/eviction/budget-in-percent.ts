import { at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { budgetPath, guarded } from '../../helpers/budgets';

export const budgetInPercent: Rule = {
  id: 'ha/budget-in-percent',
  category: 'eviction',
  severity: 'info',
  effect: { does: 'in-failure' },
  what: 'A PodDisruptionBudget counts in percent.',
  why: 'Kubernetes rounds up, for maxUnavailable and for minAvailable: 30 % of 5 allows 2 evictions, and 51 % of 3 keeps 2 pods. A change of the replicas changes the number of allowed evictions',
  fix: 'set maxUnavailable: 1',
  docs: [Docs.PDB],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 30%, selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
`],
  },
  check: flow => guarded(flow).filter(({ budget: { object } }) => String(at(object.manifest, ...budgetPath(object))).endsWith('%'))
    .map(({ budget, pods }) => ({
      object: budget.object,
      path: budgetPath(budget.object),
      what: `${String(at(budget.object.manifest, ...budgetPath(budget.object)))} of ${pods.replicas} pods is rounded up, so ${budget.allows} may be evicted at a time`,
    })),
};
