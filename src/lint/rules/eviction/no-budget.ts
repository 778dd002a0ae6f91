import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { workloads } from '../../helpers/clients';
import { budgetSelector, lacksBudget } from '../../helpers/missing-budget';

export const noBudget: Rule = {
  id: 'ha/no-budget',
  category: 'eviction',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'No PodDisruptionBudget covers the pods.',
  why: 'a drain evicts all pods of a node at once, and simultaneous drains of several nodes (an upgrade, a scale-in) may evict the majority',
  fix: 'add a PodDisruptionBudget with maxUnavailable: 1 that selects controller and eventbus-name, eventsource-name or sensor-name; ha-events emit budgets prints it',
  docs: [Docs.PDB, Docs.DISASTER_RECOVERY],
  absent: ['PodDisruptionBudget'],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: default }
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
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 1 }
`],
  },
  check: flow => workloads(flow).filter(lacksBudget).map(workload => ({
    object: workload.object,
    path: ['metadata', 'name'],
    what: `drains may take all ${workload.replicas} pods at once`,
    fix: `add a PodDisruptionBudget with maxUnavailable: 1 that selects ${Object.entries(budgetSelector(workload)).map(([key, value]) => `${key}: ${value}`).join(', ')}; ha-events emit budgets prints it`,
  })),
};
