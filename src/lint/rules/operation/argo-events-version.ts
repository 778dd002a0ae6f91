import { ARGO_EVENTS_FLOOR, compareVersions } from '../../../argo-events/catalog/versions';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const argoEventsVersion: Rule = {
  id: 'ha/argo-events-version',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'Argo Events is older than v1.9.11.',
  why: 'before v1.9.11 the servers of a bus have no readiness probe, are killed within their lame duck mode, and the timings of the Lease cannot be set; before v1.9.6 a webhook answers 200 for events that it could not publish',
  fix: 'upgrade Argo Events to v1.9.11; every EventSource and Sensor rolls when the controller does',
  docs: [Docs.issue(3372), Docs.issue(3948), Docs.issue(3448)],
  examples: {
    bad: [`
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller-manager, namespace: argo-events }
spec:
  replicas: 2
  template:
    spec:
      containers:
        - { name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.7", args: [controller] }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`,
      facts: { argoEventsVersion: 'v1.9.10' },
    }],
    good: [`
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller-manager, namespace: argo-events }
spec:
  replicas: 2
  template:
    spec:
      containers:
        - { name: controller-manager, image: "quay.io/argoproj/argo-events:v1.9.11", args: [controller] }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3 }
`, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { jetstream: { version: 2.10.29, replicas: 3 } }
`,
      facts: { argoEventsVersion: 'v1.9.11' },
    }],
  },
  check: ({ controllers, buses, sources, sensors }, { argoEventsVersion: version }) => {
    const object = controllers[0] ?? [...buses, ...sources, ...sensors][0]?.object;
    if (object === undefined) return [];
    const path = object.kind === 'Deployment' ? ['spec', 'template', 'spec', 'containers'] : ['apiVersion'];
    if (version === undefined) return [{ object, path, what: 'which version of Argo Events runs', needs: 'argoEventsVersion' }];
    return compareVersions(version, ARGO_EVENTS_FLOOR) >= 0 ? [] : [{ object, path, what: `Argo Events ${version} is older than ${ARGO_EVENTS_FLOOR}` }];
  },
};
