import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const duplicateDependencyName: Rule = {
  id: 'ha/duplicate-dependency-name',
  category: 'delivery',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'dependency' },
  what: 'Two dependencies of a Sensor have the same name.',
  why: 'the controller accepts both, and the Sensor keeps only the last dependency with a name: no trigger ever gets the event of the other dependency',
  fix: 'give each dependency a unique name, and use these names in conditions',
  docs: [Docs.source('pkg/sensors/listener.go'), Docs.TRIGGER_CONDITIONS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies:
    - { name: order, eventSourceName: shop, eventName: order }
    - { name: order, eventSourceName: partner, eventName: order }
  triggers: [{ template: { name: ship, log: {} } }]
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies:
    - { name: order, eventSourceName: shop, eventName: order }
    - { name: partner-order, eventSourceName: partner, eventName: order }
  triggers: [{ template: { name: ship, conditions: order || partner-order, log: {} } }]
`],
  },
  check: ({ sensors }) => sensors.flatMap(({ object, dependencies }) => {
    const last = new Map(dependencies.map(({ name, index }) => [name, index]));
    return dependencies.filter(({ name, index }) => name && last.get(name) !== index).map(({ index, name }) => ({
      object,
      path: ['spec', 'dependencies', index, 'name'],
      what: `dependency ${last.get(name)! + 1} in the list has the name ${name} too, and replaces this dependency, number ${index + 1}`,
    }));
  }),
};
