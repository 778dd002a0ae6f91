import { asRecord } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const noRetry: Rule = {
  id: 'ha/no-retry',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'A trigger is tried once.',
  why: 'without retryStrategy there is one attempt; when it fails, the event is acknowledged all the same and gone, unless a dlqTrigger takes it',
  fix: 'set retryStrategy: { steps: 5, duration: 1s, factor: 2 }, long enough for a restart of what the trigger calls; and a dlqTrigger for what still fails',
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
    .map(({ index, name }) => ({ object, path: ['spec', 'triggers', index], what: `trigger ${name ?? index} is tried once, and its event is dropped when that fails` }))),
};
