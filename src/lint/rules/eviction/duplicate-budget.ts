import { describe } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';

export const duplicateBudget: Rule = {
  id: 'ha/duplicate-budget',
  category: 'eviction',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'Two PodDisruptionBudgets select the same pods.',
  why: 'the eviction API answers 500, "more than one PodDisruptionBudget", so no drain of a node with such a pod ever ends',
  fix: 'keep one of them, or narrow their selectors to one EventBus, EventSource or Sensor each',
  docs: [Docs.PDB, 'https://github.com/kubernetes/kubernetes/issues/113891'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: one }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: all }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: eventbus-controller } } }
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
  check: flow => workloads(flow).flatMap(({ object, budgets }) => budgets.slice(1).map(budget => ({
    object: budget.object,
    path: ['spec', 'selector'],
    what: `pods of ${describe(object)} are selected by ${describe(budgets[0].object)} too`,
  }))),
};
