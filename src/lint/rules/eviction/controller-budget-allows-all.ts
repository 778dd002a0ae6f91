import { disruptionBudget } from '../../../flow/disruption-budget';
import { selects } from '../../../flow/selector-index';
import { strings } from '../../../manifests/strings';
import { asInteger, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { budgetPath, replaceBudget } from '../../helpers/budgets';

export const controllerBudgetAllowsAll: Rule = {
  id: 'ha/controller-budget-allows-all',
  category: 'eviction',
  severity: 'info',
  effect: { does: 'in-failure' },
  what: 'A PodDisruptionBudget of the controller allows the eviction of all its pods.',
  why: 'the budget protects nothing; the chart of argo-helm renders minAvailable: 0 when controller.pdb is enabled without a number',
  fix: 'set maxUnavailable: 1; in the values of the chart controller.pdb.maxUnavailable: 1',
  docs: [Docs.PDB, 'https://github.com/argoproj/argo-helm/tree/main/charts/argo-events'],
  absent: ['PodDisruptionBudget'],
  examples: {
    bad: [`
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller-manager, namespace: argo-events }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: controller-manager } }
    spec:
      containers:
        - { name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.11", args: [controller] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: controller-manager, namespace: argo-events }
spec: { minAvailable: 0, selector: { matchLabels: { app: controller-manager } } }
`],
    good: [`
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller-manager, namespace: argo-events }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: controller-manager } }
    spec:
      containers:
        - { name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.11", args: [controller] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: controller-manager, namespace: argo-events }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: controller-manager } } }
`],
  },
  check: ({ controllers, objects }) => controllers.flatMap(controller => {
    const replicas = asInteger(at(controller.manifest, 'spec', 'replicas')) ?? 1;
    const labels = strings(at(controller.manifest, 'spec', 'template', 'metadata', 'labels'));
    return replicas < 2 ? [] : objects
      .filter(({ kind, namespace, manifest }) => kind === 'PodDisruptionBudget' && namespace === controller.namespace && selects(at(manifest, 'spec', 'selector'), labels))
      .filter(budget => (disruptionBudget(budget, replicas).allows ?? 0) >= replicas)
      .map(object => ({ object, path: budgetPath(object), what: `all ${replicas} pods of the controller may be evicted at a time`, edits: replaceBudget(object) }));
  }),
};
