import { parseConditions } from '../../../argo-events/catalog/conditions';
import { asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const unknownConditionDependency: Rule = {
  id: 'ha/unknown-condition-dependency',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'trigger' },
  what: 'The conditions of a trigger name a dependency that the Sensor does not have.',
  why: 'the expression cannot be evaluated, and the trigger never runs',
  fix: 'use the names in spec.dependencies',
  docs: [Docs.TRIGGER_CONDITIONS],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ template: { name: ship, conditions: "order && payment", log: {} } }] }
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec: { replicas: 3, dependencies: [{ name: order, eventSourceName: hooks, eventName: order }], triggers: [{ template: { name: ship, conditions: "order", log: {} } }] }
`],
  },
  check: ({ sensors }) => sensors.flatMap(({ object, dependencies, triggers }) => triggers.flatMap(({ index, trigger }) => {
    const conditions = asString(at(trigger, 'template', 'conditions')) ?? '';
    const names = dependencies.map(({ name }) => name);
    return parseConditions(conditions).names.filter(name => !names.includes(name)).map(name => ({
      object,
      path: ['spec', 'triggers', index, 'template', 'conditions'],
      what: `there is no dependency ${name}; there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ') || 'none'}`,
    }));
  })),
};
