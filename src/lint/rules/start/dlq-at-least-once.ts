import { asRecord } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const dlqAtLeastOnce: Rule = {
  id: 'ha/dlq-at-least-once',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A dlqTrigger needs atLeastOnce, on the trigger and on itself.',
  why: 'the controller refuses the Sensor ("atLeastOnce must be set to true within the dlqTrigger") and makes no pods',
  fix: 'set atLeastOnce: true on both',
  docs: [Docs.issue(3089), Docs.source('pkg/reconciler/sensor/validate.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ dlqTrigger: { atLeastOnce: true, template: { name: dead, log: {} } }, template: { name: ship, log: {} } }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, dlqTrigger: { template: { name: dead, log: {} } }, template: { name: ship, log: {} } }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5 }, dlqTrigger: { atLeastOnce: true, template: { name: dead, log: {} } }, template: { name: ship, log: {} } }] }
`],
  },
  check: ({ sensors }) => sensors.flatMap(({ object, triggers }) => triggers.filter(({ trigger }) => asRecord(trigger.dlqTrigger) !== undefined)
    .flatMap(({ index, trigger, name }) =>
      [{ at: trigger, path: ['spec', 'triggers', index] }, { at: asRecord(trigger.dlqTrigger)!, path: ['spec', 'triggers', index, 'dlqTrigger'] }]
        .filter(level => level.at.atLeastOnce !== true)
        .map(({ path }) => ({
          object,
          path: [...path, 'atLeastOnce'],
          what: `${path.length > 3 ? 'the dlqTrigger of ' : ''}trigger ${name ?? index} has no atLeastOnce: true`,
          // a refused Sensor has never run
          edits: [{ path: [...path, 'atLeastOnce'], value: true }],
        })))),
};
