import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';
import { clients } from '../../helpers/clients';
import { fieldsOf } from '../../helpers/fields';

export const backoffInNanoseconds: Rule = {
  id: 'ha/backoff-in-nanoseconds',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'in-failure' },
  what: 'A pause between retries is a plain number.',
  why: 'Argo Events reads the number as nanoseconds, so all attempts happen almost at once',
  fix: 'write a duration with a unit: duration: 1s',
  docs: [Docs.source('pkg/apis/events/v1alpha1/common.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 10 }, template: { name: ship, log: {} } }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`],
  },
  check: flow => clients(flow).flatMap(({ object }) => fieldsOf(object)
    .filter(({ parent, path, value }) => parent === 'Backoff' && path[path.length - 1] === 'duration' && typeof value === 'number')
    .map(({ path, value }) => ({ object, path, what: `${Number(value)} is a pause of ${Number(value)} nanoseconds` }))),
};
