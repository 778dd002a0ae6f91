import { parseGoDuration } from '../../../values/go-values';
import { Docs } from '../../engine/doc-links';
import { FlowEffect } from '../../engine/flow-effect';
import { Path, Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';
import { fieldsOf } from '../../helpers/fields';

export const invalidBackoff: Rule = {
  id: 'ha/invalid-backoff',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'loses', to: 'trigger' },
  what: 'Argo Events cannot parse a value of a retry.',
  why: 'Argo Events parses the value before the first attempt, and an error prevents every attempt. A trigger never runs and its events are acknowledged; a source never connects',
  fix: 'write duration with a Go unit (10s, 1m30s), and factor and jitter as numbers without quotes',
  docs: [Docs.source('pkg/shared/util/retry.go'), Docs.source('pkg/apis/events/v1alpha1/amount.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s, factor: "2" }, template: { name: ship, log: {} } }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 10 s }, template: { name: ship, log: {} } }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: queue }
spec: { replicas: 3, kafka: { order: { url: "kafka:9092", topic: orders, consumerGroup: { groupName: hooks }, connectionBackoff: { duration: 1d } } } }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s, factor: 2, jitter: 0.1 }, template: { name: ship, log: {} } }] }
`],
  },
  check: flow => clients(flow).flatMap(({ object }) => fieldsOf(object)
    .filter(({ parent, path, value }) => parent === 'Backoff' && isFaulty(String(path[path.length - 1]), value))
    .map(({ path, value }) => ({ object, path, what: `${path[path.length - 1]} is ${JSON.stringify(value)}, not a ${path[path.length - 1] === 'duration' ? 'Go duration' : 'number'}`, effect: effectAt(path) }))),
};

function effectAt(path: Path): FlowEffect {
  if (path.includes('dlqTrigger')) return { does: 'in-failure' };
  return path[1] === 'triggers' ? { does: 'loses', to: 'trigger' } : { does: 'never-delivers', to: 'event' };
}

/** A duration that is a number is nanoseconds. */
function isFaulty(field: string, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return field === 'duration'
    ? typeof value === 'string' && parseGoDuration(value) === undefined
    : ['factor', 'jitter'].includes(field) && typeof value !== 'number';
}
