import { Dependency } from '../../../flow/flow';
import { Docs } from '../../engine/doc-links';
import { Finding, Rule } from '../../engine/rule';

const flow = (bus: string, conditions: string, ...dependencies: string[]) => `
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: ${bus}
---
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: git }
spec: { replicas: 2, webhook: { push: { port: "12000", endpoint: /push, method: POST }, tag: { port: "12000", endpoint: /tag, method: POST } } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: builds }
spec:
  replicas: 3
  dependencies:
${dependencies.map(dependency => `    - { ${dependency} }`).join('\n')}
  triggers: [{ template: { name: build, conditions: ${conditions}, log: {} } }]
`;
const NATIVE = '{ nats: { native: { replicas: 3 } } }';
const EXOTIC = '{ nats: { exotic: { clusterID: shop, url: "nats://nats:4222" } } }';
const MAIN = 'name: main, eventSourceName: git, eventName: push, filters: { data: [{ path: body.ref, type: string, value: [refs/heads/main] }] }';
const DEV = 'name: dev, eventSourceName: git, eventName: push, filters: { data: [{ path: body.ref, type: string, value: [refs/heads/dev] }] }';
const TAG = 'name: tag, eventSourceName: git, eventName: tag';

export const duplicateStreamingDependency: Rule = {
  id: 'ha/duplicate-streaming-dependency',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'Two dependencies of a Sensor are the same event, on a NATS Streaming bus.',
  why: 'the controller refuses the Sensor; on this bus an event of an EventSource may be only one dependency of a Sensor',
  fix: 'keep one dependency for the event and write one Sensor for each filter, or use a JetStream bus',
  docs: [Docs.STAN_BUS, Docs.source('pkg/reconciler/sensor/validate.go')],
  examples: {
    bad: [flow(NATIVE, 'main || dev', MAIN, DEV), flow(EXOTIC, 'main', MAIN, TAG, DEV)],
    good: [flow(NATIVE, 'main || tag', MAIN, TAG), flow('{ jetstream: { version: 2.10.29, replicas: 3 } }', 'main || dev', MAIN, DEV)],
  },
  check: ({ sensors }) => sensors.filter(({ bus }) => bus?.type === 'nats').flatMap(({ object, dependencies }) => dependencies.flatMap((dependency): Finding[] => {
    const first = dependencies.find(other => isSameEvent(other, dependency))!;
    return first === dependency ? [] : [{
      object,
      path: ['spec', 'dependencies', dependency.index, 'eventName'],
      what: `the dependencies ${String(first.name ?? first.index)} and ${String(dependency.name ?? dependency.index)} are both the event ${dependency.eventName!} of ${dependency.eventSourceName!}`,
    }];
  })),
};

/** A dependency without one of the names has a rule of its own. */
function isSameEvent(a: Dependency, b: Dependency): boolean {
  return a === b || b.eventSourceName !== undefined && b.eventName !== undefined
    && a.eventSourceName === b.eventSourceName && a.eventName === b.eventName;
}
