import { describe } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { budgetPath, guarded, replaceBudget } from '../../helpers/budgets';

export const budgetAllowsAll: Rule = {
  id: 'ha/budget-allows-all',
  category: 'eviction',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'A PodDisruptionBudget allows the eviction of all pods at once.',
  why: 'the budget protects nothing: drains may evict all pods of the workload',
  fix: 'set maxUnavailable: 1',
  docs: [Docs.PDB],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { minAvailable: 0, selector: { matchLabels: { controller: eventsource-controller, eventsource-name: hooks } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: eventsource-controller, eventsource-name: hooks } } }
`],
  },
  check: flow => guarded(flow).filter(({ budget, pods }) => !pods.needsQuorum && pods.replicas > 1 && (budget.allows ?? 0) >= pods.replicas)
    .map(({ budget, pods }) => ({
      object: budget.object,
      path: budgetPath(budget.object),
      what: `all ${pods.replicas} pods of ${describe(pods.object)} may be evicted at a time`,
      edits: replaceBudget(budget.object),
    })),
};
