import { asRecord } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const noRetry: Rule = {
  id: 'ha/no-retry',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'A trigger has a single attempt.',
  why: 'without retryStrategy there is one attempt. If it fails, the event is still acknowledged and lost, unless a dlqTrigger handles it',
  fix: 'set retryStrategy: { steps: 5, duration: 1s, factor: 2 }, long enough for a restart of the called service; and a dlqTrigger for events that still fail',
  docs: [Docs.source('pkg/sensors/listener.go'), Docs.issue(3089)],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, template: { name: ship, log: {} } }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`],
  },
  check: ({ sensors }) => sensors.flatMap(({ object, triggers }) => triggers
    .filter(({ atLeastOnce, trigger }) => atLeastOnce && asRecord(trigger.retryStrategy) === undefined)
    .map(({ index, name }) => ({ object, path: ['spec', 'triggers', index], what: `trigger ${name ?? index} has one attempt, and its event is dropped when the attempt fails` }))),
};
