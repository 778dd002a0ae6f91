import { describe } from '../../../manifests/manifest-object';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { guarded } from '../../helpers/budgets';

export const budgetUnhealthyPods: Rule = {
  id: 'ha/budget-unhealthy-pods',
  category: 'eviction',
  severity: 'info',
  effect: { does: 'in-failure' },
  what: 'A PodDisruptionBudget has the wrong policy for pods that are not ready.',
  why: 'EventSource and Sensor pods in a crash loop block every drain, unless unready pods may always be evicted (AlwaysAllow). Bus servers that are catching up must not be evicted, so the default is right for the bus',
  fix: 'set unhealthyPodEvictionPolicy: AlwaysAllow for EventSources and Sensors, and IfHealthyBudget, the default, for the bus',
  docs: [Docs.UNHEALTHY_EVICTION],
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
spec: { maxUnavailable: 1, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchLabels: { controller: eventbus-controller, eventbus-name: default } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3, metadata: { labels: { team: shop } } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, template: { metadata: { labels: { team: shop } } } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: team }
spec: { maxUnavailable: 1, selector: { matchLabels: { team: shop } } }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: orders }
spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchLabels: { controller: sensor-controller, sensor-name: orders } } }
`, `
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
  check: flow => {
    const pairs = guarded(flow);
    const ofBus = new Set(pairs.filter(({ pods }) => pods.object.kind === 'EventBus').map(({ budget }) => budget.object));
    // a budget over a bus and other pods has to be right for the bus
    return pairs.filter(({ budget, pods }) => (pods.object.kind === 'EventBus' ? budget.alwaysEvictsUnhealthy : !budget.alwaysEvictsUnhealthy && !ofBus.has(budget.object)))
      .map(({ budget, pods }) => ({
        object: budget.object,
        path: ['spec', 'unhealthyPodEvictionPolicy'],
        what: pods.object.kind === 'EventBus'
          ? `servers of ${describe(pods.object)} that are catching up may be evicted, and the quorum with them`
          : `pods of ${describe(pods.object)} that never become ready stop every drain`,
        edits: [{ path: ['spec', 'unhealthyPodEvictionPolicy'], value: pods.object.kind === 'EventBus' ? 'IfHealthyBudget' : 'AlwaysAllow' }],
      }));
  },
};
