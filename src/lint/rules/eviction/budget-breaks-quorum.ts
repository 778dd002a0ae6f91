import { describe } from '../../../manifests/manifest-object';
import { tolerated } from '../../../values/raft-majority';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { budgetPath, guarded, replaceBudget } from '../../helpers/budgets';

export const budgetBreaksQuorum: Rule = {
  id: 'ha/budget-breaks-quorum',
  category: 'eviction',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'A PodDisruptionBudget allows more evictions than the quorum survives.',
  why: 'drains of several nodes may evict the majority of the servers, or of the voting pods, at the same time. Kubernetes rounds percentages up, so 34 % of 3 is 2',
  fix: 'set maxUnavailable: 1',
  docs: [Docs.PDB, Docs.ETCD_FAULTS],
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
spec: { maxUnavailable: 2, selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 34%, selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { minAvailable: 1, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }
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
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { minAvailable: 2, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }
`],
  },
  check: flow => guarded(flow)
    .filter(({ budget, pods }) => pods.needsQuorum && pods.replicas > 2 && (budget.allows ?? 0) > tolerated(pods.replicas))
    .map(({ budget, pods }) => ({
      object: budget.object,
      path: budgetPath(budget.object),
      what: `${budget.allows} of the ${pods.replicas} pods of ${describe(pods.object)} may be evicted at a time, and the quorum survives ${tolerated(pods.replicas)}`,
      edits: replaceBudget(budget.object),
    })),
};
