import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const sensorIncomplete: Rule = {
  id: 'ha/sensor-incomplete',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-starts', to: 'object' },
  what: 'A Sensor lacks what the controller demands.',
  why: 'it needs dependencies with name, eventSourceName and eventName, and triggers with a template and a name of their own; otherwise the controller refuses it and makes no pods',
  fix: 'give it what the finding names',
  docs: [Docs.source('pkg/reconciler/sensor/validate.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }] }
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ atLeastOnce: true, retryStrategy: { steps: 5, duration: 1s }, template: { name: ship, log: {} } }] }
`],
  },
  check: ({ sensors }) => sensors.flatMap(({ object, dependencies, triggers }) => [
    ...dependencies.length === 0 ? [{ object, path: ['spec', 'dependencies'], what: 'it has no dependencies' }] : [],
    ...triggers.length === 0 ? [{ object, path: ['spec', 'triggers'], what: 'it has no triggers' }] : [],
    ...dependencies.flatMap(dependency => (['name', 'eventSourceName', 'eventName'] as const).filter(field => !dependency[field])
      .map(field => ({ object, path: ['spec', 'dependencies', dependency.index], what: `dependency ${dependency.name ?? dependency.index} has no ${field}` }))),
    ...triggers.filter(({ name }) => !name)
      .map(({ index }) => ({ object, path: ['spec', 'triggers', index], what: `trigger ${index} has no template.name` })),
    ...triggers.filter(({ name }, i) => name && triggers.findIndex(other => other.name === name) < i)
      .map(({ index, name }) => ({ object, path: ['spec', 'triggers', index, 'template', 'name'], what: `another trigger has the name ${name}` })),
  ]),
};
