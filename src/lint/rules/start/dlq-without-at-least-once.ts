import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { refused } from '../../helpers/refusals';

export const dlqWithoutAtLeastOnce: Rule = {
  id: 'ha/dlq-without-at-least-once',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A dlqTrigger needs atLeastOnce on the trigger and on the dlqTrigger.',
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
  // a refused Sensor has never run
  check: flow => refused(flow, 'dlq-delivery').map(finding => ({ ...finding, edits: [{ path: finding.path, value: true }] })),
};
