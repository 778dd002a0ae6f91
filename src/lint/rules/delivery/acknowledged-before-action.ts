import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const acknowledgedBeforeAction: Rule = {
  id: 'ha/acknowledged-before-action',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'The event of a trigger is acknowledged before the trigger has run.',
  why: 'atLeastOnce is false by default, so the bus drops the event while the trigger still runs. A pod that fails meanwhile, or a trigger that fails, loses the event',
  fix: 'set atLeastOnce: true and a retryStrategy; the trigger may then run twice for one event, so its action must be idempotent',
  docs: [Docs.issue(1977), Docs.source('pkg/sensors/listener.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ template: { name: ship, log: {} } }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`],
  },
  check: ({ sensors }) => sensors.flatMap(({ object, triggers }) => triggers
    .filter(({ atLeastOnce, trigger }) => !atLeastOnce && trigger.retryStrategy === undefined && trigger.dlqTrigger === undefined)
    .map(({ index, name }) => ({ object, path: ['spec', 'triggers', index], what: `the event of trigger ${name ?? index} is acknowledged before it runs` }))),
};
