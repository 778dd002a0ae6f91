import { asRecord } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const retryWithoutAtLeastOnce: Rule = {
  id: 'ha/retry-without-at-least-once',
  category: 'no-effect',
  severity: 'error',
  effect: { does: 'in-failure' },
  what: 'A retryStrategy has no effect without atLeastOnce.',
  why: 'the trigger runs in the background and reports success at once, so Argo Events never retries it',
  fix: 'set atLeastOnce: true on the trigger',
  docs: [Docs.source('pkg/sensors/listener.go'), Docs.issue(1977)],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ retryStrategy: { steps: 5 }, template: { name: ship, log: {} } }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`],
  },
  check: ({ sensors }) => sensors.flatMap(({ object, triggers }) => triggers
    .filter(({ atLeastOnce, trigger }) => !atLeastOnce && asRecord(trigger.retryStrategy) !== undefined)
    .map(({ index, name, trigger }) => ({
      object,
      path: ['spec', 'triggers', index, 'retryStrategy'],
      what: `trigger ${name ?? index} is never retried`,
      // a value that somebody wrote is theirs to change
      ...trigger.atLeastOnce === undefined && { edits: [{ path: ['spec', 'triggers', index, 'atLeastOnce'], value: true }] },
    }))),
};
