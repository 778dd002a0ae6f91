import { durableConsumer } from '../../argo-events/catalog/names';
import { asArray, asString, at, Json } from '../../values/json-values';

/** The consumers of a Sensor: one for each dependency of each trigger. */
export function consumersOf(sensor: Json): string[] {
  const text = (value: unknown, ...path: string[]) => asString(at(value, ...path)) ?? '';
  const dependencies = (asArray(at(sensor, 'spec', 'dependencies')) ?? []).map(dependency => text(dependency, 'name'));
  return (asArray(at(sensor, 'spec', 'triggers')) ?? []).map(trigger => text(trigger, 'template', 'name'))
    .flatMap(trigger => dependencies.map(dependency => durableConsumer(text(sensor, 'metadata', 'name'), trigger, dependency)));
}
