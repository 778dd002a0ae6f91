import { describe, FlowObject } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { guarded, GuardedPods } from '../../helpers/budgets';

export const budgetSelectsSeveral: Rule = {
  id: 'ha/budget-selects-several',
  category: 'eviction',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'One PodDisruptionBudget covers the pods of several workloads.',
  why: 'the budget counts all pods together: with maxUnavailable: 1, one unavailable pod stops every drain, and a number large enough for all workloads protects none of them',
  fix: 'create one budget for each EventBus, EventSource and Sensor',
  docs: [Docs.PDB],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: bills }
spec: { replicas: 3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: sensor-controller } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: bills }
spec: { replicas: 3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }
`],
  },
  check: flow => {
    const byBudget = new Map<FlowObject, GuardedPods[]>();
    for (const pair of guarded(flow)) byBudget.set(pair.budget.object, [...byBudget.get(pair.budget.object) ?? [], pair]);
    return [...byBudget].filter(([, entries]) => entries.length > 1).map(([object, entries]) => ({
      object,
      path: ['spec', 'selector'],
      what: `the budget selects the pods of ${entries.length} workloads: ${entries.slice(0, 3).map(({ pods }) => describe(pods.object)).join(', ')}${entries.length > 3 ? ', ...' : ''}`,
    }));
  },
};
