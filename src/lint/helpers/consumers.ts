import { SensorConsumer, sensorConsumers } from '../../argo-events/catalog/consumers';
import { Sensor } from '../../flow/flow';
import { asString, at } from '../../values/json-values';

/** The durable consumers of a Sensor, with the indices of their triggers in the manifest. */
export function triggerConsumers({ object, dependencies, triggers }: Sensor): SensorConsumer[] {
  const named = triggers.map(({ trigger, name = '' }) => ({ name, conditions: asString(at(trigger, 'template', 'conditions')) }));
  return sensorConsumers(object.name, dependencies.flatMap(({ name }) => name ?? []), named)
    .map(consumer => ({ ...consumer, triggerIndex: triggers[consumer.triggerIndex].index }));
}
