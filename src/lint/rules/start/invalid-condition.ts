import { parseConditions } from '../../../argo-events/catalog/conditions';
import { asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const invalidCondition: Rule = {
  id: 'ha/invalid-condition',
  category: 'start',
  severity: 'error',
  effect: { does: 'never-delivers', to: 'trigger' },
  what: 'Argo Events cannot parse the conditions of a trigger.',
  why: 'the pod logs one error and continues without the trigger: the Sensor is healthy, and the trigger never runs',
  fix: 'join names of dependencies with && and ||, with balanced parentheses; a name in conditions begins with a letter or _ and has only letters, digits, - and _',
  docs: [Docs.TRIGGER_CONDITIONS, Docs.source('pkg/sensors/listener.go')],
  examples: {
    bad: ['order & paid', '(order && paid', 'order paid', '!order', 'order &&', 'order && shop.paid', 'order && not'].map(conditions => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies: [{ name: order, eventSourceName: shop, eventName: order }, { name: paid, eventSourceName: shop, eventName: paid }, { name: shop.paid, eventSourceName: shop, eventName: paid }]
  triggers: [{ template: { name: ship, conditions: "${conditions}", log: {} } }]
`),
    good: ['order', '(order || pre-order) && paid', '((order)&&paid)||pre-order'].map(conditions => `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies: [{ name: order, eventSourceName: shop, eventName: order }, { name: paid, eventSourceName: shop, eventName: paid }, { name: pre-order, eventSourceName: shop, eventName: pre }]
  triggers: [{ template: { name: ship, conditions: "${conditions}", log: {} } }]
`),
  },
  check: ({ sensors }) => sensors.flatMap(({ object, triggers }) => triggers.flatMap(({ index, trigger }) => {
    const conditions = asString(at(trigger, 'template', 'conditions')) ?? '';
    const fault = conditions === '' ? undefined : parseConditions(conditions).fault;
    return fault === undefined ? [] : [{ object, path: ['spec', 'triggers', index, 'template', 'conditions'], what: `${JSON.stringify(conditions)} ${fault.text}` }];
  })),
};
