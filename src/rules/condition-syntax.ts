import { Docs } from './docs';
import { Rule } from './rule';
import { asString, at } from '../argo-events/values';

export const conditionSyntax: Rule = {
  id: 'ha/condition-syntax',
  category: 'start',
  severity: 'error',
  what: 'The conditions of a trigger are no expression that Argo Events can read.',
  why: 'the pod logs it once and goes on without the trigger: the Sensor is healthy, and the trigger never runs',
  fix: 'join names of dependencies with && and ||, in pairs of parentheses; a name in conditions begins with a letter or _ and has only letters, digits, - and _',
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
    const fault = conditions === '' ? undefined : faultOf(conditions);
    return fault === undefined ? [] : [{ object, path: ['spec', 'triggers', index, 'template', 'conditions'], what: `${JSON.stringify(conditions)} ${fault}` }];
  })),
};

/** Of the language in which the pods read conditions. */
const WORDS = ['and', 'or', 'not', 'nil', 'let', 'if', 'else', 'in', 'matches', 'contains', 'startsWith', 'endsWith', 'true', 'false'];

function faultOf(conditions: string): string | undefined {
  // words of any kind, so that a name that is none is told apart from what joins them
  const tokens = conditions.match(/&&|\|\||[()]|[^\s()&|]+|[&|]/g) ?? [];
  let depth = 0;
  let wantsName = true;
  for (const token of tokens) {
    if (token === '(' ? !wantsName : wantsName && [')', '&&', '||'].includes(token)) return `has ${token} where ${wantsName ? 'a name' : '&& or ||'} must stand`;
    if (token === '&' || token === '|') return `has ${token}, and must have ${token}${token}`;
    if (token === '(') {
      depth++;
    } else if (token === ')') {
      if (--depth < 0) return 'closes a parenthesis that is not open';
    } else if (token === '&&' || token === '||') {
      wantsName = true;
    } else {
      if (!wantsName) return `has ${token} where && or || must stand`;
      if (!/^[A-Za-z_][\w-]*$/.test(token) || WORDS.includes(token)) return `has ${token}, which cannot stand in conditions as a name`;
      wantsName = false;
    }
  }
  return wantsName ? 'ends where a name must stand' : depth > 0 ? 'leaves a parenthesis open' : undefined;
}
