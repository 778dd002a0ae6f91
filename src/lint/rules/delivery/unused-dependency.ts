import { parseConditions } from '../../../argo-events/catalog/conditions';
import { Trigger } from '../../../flow/flow';
import { asString, at } from '../../../values/json-values';
import { Docs } from '../../engine/doc-links';
import { Rule } from '../../engine/rule';

export const unusedDependency: Rule = {
  id: 'ha/unused-dependency',
  category: 'delivery',
  severity: 'warning',
  effect: { does: 'never-delivers', to: 'dependency' },
  what: 'No trigger of a Sensor waits for one of its dependencies.',
  why: 'each trigger has conditions that leave the dependency out, so its events start nothing',
  fix: 'name the dependency in the conditions of a trigger, or remove it from spec.dependencies',
  docs: [Docs.TRIGGER_CONDITIONS, Docs.source('pkg/sensors/listener.go')],
  examples: {
    bad: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }, { name: paid, eventSourceName: hooks, eventName: paid }]
  triggers: [{ template: { name: ship, conditions: order, log: {} } }]
`],
    good: [`
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }, { name: paid, eventSourceName: hooks, eventName: paid }]
  triggers: [{ template: { name: ship, conditions: order, log: {} } }, { template: { name: book, conditions: paid || order, log: {} } }]
`, `
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: orders }
spec:
  dependencies: [{ name: order, eventSourceName: hooks, eventName: order }, { name: paid, eventSourceName: hooks, eventName: paid }]
  triggers: [{ template: { name: ship, log: {} } }]
`],
  },
  check: ({ sensors }) => sensors.flatMap(({ object, dependencies, triggers }) => {
    const conditions = triggers.map(conditionsOf);
    const names = dependencies.map(({ name }) => name);
    // a trigger without conditions waits for all; conditions that cannot be read, and names in them that are not there, have rules of their own
    const isFaulty = (text: string) => parseConditions(text).fault !== undefined || parseConditions(text).names.some(name => !names.includes(name));
    if (conditions.length === 0 || conditions.some(text => text === '' || isFaulty(text))) return [];
    const awaited = new Set(conditions.flatMap(text => parseConditions(text).names));
    return dependencies.filter(({ name }) => name !== undefined && name !== '' && !awaited.has(name))
      .map(({ index, name }) => ({ object, path: ['spec', 'dependencies', index], what: `no trigger waits for the dependency ${name}` }));
  }),
};

function conditionsOf({ trigger }: Trigger): string {
  return asString(at(trigger, 'template', 'conditions')) ?? '';
}
