import { ARGO_EVENTS_FLOOR, compareVersions, FIRST_HONEST_WEBHOOK } from '../../../argo-events/catalog/versions';
import { Flow } from '../../../flow/flow';
import { Docs } from '../../engine/doc-links';
import { Rule, Severity } from '../../engine/rule';
import { nativeBuses } from '../../helpers/buses';
import { clients } from '../../helpers/clients';

export const oldArgoEvents: Rule = {
  id: 'ha/old-argo-events',
  category: 'operation',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'Argo Events is older than v1.9.11.',
  why: 'before v1.9.11 bus servers have no readiness probe and are killed within their lame duck mode, and the timings of the Lease cannot be set. Before v1.9.6 a webhook answers 200 for events that it failed to publish, and Sensors on a Kafka bus do not reconnect',
  fix: 'upgrade Argo Events to v1.9.11; the upgrade restarts every EventSource and Sensor',
  docs: [Docs.issue(3372), Docs.issue(3948), Docs.issue(3448), Docs.issue(2958)],
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
    }, {
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec: { replicas: 2, webhook: { order: { port: "12000", endpoint: /order, method: POST } } }
`,
      facts: { argoEventsVersion: 'v1.9.5' },
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
  check: (flow, { argoEventsVersion: version }) => {
    const object = flow.controllers[0] ?? [...flow.buses, ...flow.sources, ...flow.sensors][0]?.object;
    if (object === undefined) return [];
    const path = object.kind === 'Deployment' ? ['spec', 'template', 'spec', 'containers'] : ['apiVersion'];
    const risks = RISKS.filter(({ concerns, before }) => concerns(flow) && (version === undefined || compareVersions(version, before) < 0));
    const why = risks.map(risk => `before ${risk.before} ${risk.why}`).join('; ');
    if (version === undefined) {
      return [{ object, path, what: `which version of Argo Events runs${why && `: ${why}`}`, needs: 'argoEventsVersion', facts: [['argoEventsVersion']] }];
    }
    if (compareVersions(version, ARGO_EVENTS_FLOOR) >= 0) return [];
    const severity = risks.length === 0 ? 'info' : risks.some(risk => risk.severity === 'error') ? 'error' : 'warning';
    return [{ object, path, what: `Argo Events ${version} is older than ${ARGO_EVENTS_FLOOR}`, severity, why: why || NO_RISK }];
  },
};

const NO_RISK = `rules and reports target ${ARGO_EVENTS_FLOOR}; no known fault of the older version affects these manifests`;

interface Risk {
  readonly before: string;
  readonly severity: Severity;
  readonly concerns: (flow: Flow) => boolean;
  readonly why: string;
}

/** The gravest first. */
const RISKS: readonly Risk[] = [
  {
    before: FIRST_HONEST_WEBHOOK,
    severity: 'error',
    concerns: ({ sources }) => sources.some(({ events }) => events.some(({ type }) => type.http !== undefined)),
    why: 'a webhook answers 200 for an event that it failed to publish, and the event is lost',
  },
  {
    before: 'v1.9.6',
    severity: 'error',
    concerns: ({ sensors }) => sensors.some(({ bus }) => bus?.type === 'kafka'),
    why: 'a Sensor on a Kafka bus does not reconnect after an incomplete response of a broker: its pod stays Running and receives no more events, '
      + 'and only the lag of its consumer groups shows the problem',
  },
  {
    before: 'v1.9.11',
    severity: 'warning',
    concerns: flow => nativeBuses(flow).length > 0,
    why: 'bus servers have no readiness probe and are killed within their lame duck mode, so a server may not recover after a restart',
  },
  {
    before: 'v1.9.11',
    severity: 'warning',
    concerns: flow => clients(flow).some(({ elector }) => elector === 'lease'),
    why: 'the timings of the Lease cannot be set',
  },
];
