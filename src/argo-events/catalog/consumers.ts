import { parseConditions } from './conditions';
import { durableConsumer } from './names';

export interface ConsumerTrigger {
  readonly name: string;
  /** Undefined or empty where the trigger waits for one event of each dependency. */
  readonly conditions?: string;
}

export interface SensorConsumer {
  readonly consumer: string;
  readonly trigger: string;
  /** Index of the trigger among those given. */
  readonly triggerIndex: number;
  readonly dependency: string;
}

/** The durable consumers that Argo Events makes for a Sensor: one for each dependency of each trigger. */
export function sensorConsumers(sensor: string, dependencies: readonly string[], triggers: readonly ConsumerTrigger[]): SensorConsumer[] {
  return triggers.flatMap(({ name, conditions }, triggerIndex) => {
    const needed = conditions ? parseConditions(conditions).names.filter(dependency => dependencies.includes(dependency)) : dependencies;
    return needed.map(dependency => ({ consumer: durableConsumer(sensor, name, dependency), trigger: name, triggerIndex, dependency }));
  });
}
