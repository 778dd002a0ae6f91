import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { refused } from '../../helpers/refusals';

const sensor = (rateLimit: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  replicas: 3
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }]
  triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, rateLimit: ${rateLimit}, template: { name: ship, log: {} } }]
`;

export const unknownRateLimitUnit: Rule = {
  id: 'ha/unknown-rate-limit-unit',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'none' },
  what: 'The unit of a rate limit is not one that Argo Events knows.',
  why: 'the Sensor reads every other unit as Second, so the trigger runs 60 times as often as meant, or more',
  fix: 'write Second, Minute or Hour, with this capitalization',
  docs: [Docs.source('pkg/sensors/listener.go')],
  examples: {
    bad: [sensor('{ unit: minute, requestsPerUnit: 10 }'), sensor('{ unit: Day, requestsPerUnit: 10 }')],
    good: [sensor('{ unit: Minute, requestsPerUnit: 10 }'), sensor('{ requestsPerUnit: 10 }')],
  },
  check: flow => refused(flow, 'rate-limit'),
};
