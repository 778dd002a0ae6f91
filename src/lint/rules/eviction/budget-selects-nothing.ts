import { asRecord, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { guarded } from '../../helpers/budgets';
import { danglingSelectors } from '../../helpers/selectors';

export const budgetSelectsNothing: Rule = {
  id: 'ha/budget-selects-nothing',
  category: 'eviction',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'A PodDisruptionBudget is meant for Argo Events and selects no pods.',
  why: 'Kubernetes does not validate the selector of a budget. The budget exists, and drains ignore it',
  fix: 'select controller and eventbus-name, eventsource-name or sensor-name, in the namespace of the EventBus, EventSource or Sensor',
  docs: [Docs.PDB, Docs.DISASTER_RECOVERY],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: sensor-controller, sensor-name: order } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: eventbus-default-js, eventbus-name: default } } }
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
`, `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: shop } } }
`],
  },
  check: flow => {
    const guarding = new Set(guarded(flow).map(({ budget }) => budget.object));
    return danglingSelectors(flow, 'PodDisruptionBudget', object => asRecord(at(object.manifest, 'spec', 'selector', 'matchLabels')),
      object => guarding.has(object), ['spec', 'selector']);
  },
};
