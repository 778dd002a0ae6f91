import { parseConditions } from '../../argo-events/catalog/conditions';
import { durableConsumer } from '../../argo-events/catalog/names';
import { Sensor } from '../../flow/flow';
import { asString, at } from '../../values/json-values';

export interface TriggerConsumer {
  readonly consumer: string;
  readonly trigger: string;
  readonly triggerIndex: number;
  readonly dependency: string;
}

/** The durable consumers that Argo Events makes for a Sensor: one for each dependency of each trigger. */
export function triggerConsumers({ object, dependencies, triggers }: Sensor): TriggerConsumer[] {
  const all = dependencies.flatMap(({ name }) => name ?? []);
  return triggers.flatMap(({ trigger, name = '', index }) => {
    const conditions = asString(at(trigger, 'template', 'conditions'));
    const needed = conditions === undefined || conditions === '' ? all : parseConditions(conditions).names.filter(dependency => all.includes(dependency));
    return needed.map(dependency => ({ consumer: durableConsumer(object.name, name, dependency), trigger: name, triggerIndex: index, dependency }));
  });
}
