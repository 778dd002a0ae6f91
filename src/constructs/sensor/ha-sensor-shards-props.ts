import { HaSensorProps } from './ha-sensor-props';

/** Triggers that are divided over several Sensors, and what each of these Sensors is like. */
export interface HaSensorShardsProps extends HaSensorProps {
  /**
   * Number of Sensors. More shards later move some triggers to the new Sensors, see `placement`.
   *
   * @throws when it is below 1, or when a Sensor has no trigger
   */
  readonly shards: number;

  /**
   * Shard of a trigger by its name, from 0. A trigger that moves to another Sensor gets a new subscription there: events that wait for it are dropped. To
   * add shards without a loss, place each trigger where it is, and move it when it has caught up.
   *
   * @default - by a hash of the trigger's name: a trigger that is added moves no other one
   * @throws when a trigger does not exist, or its shard does not
   */
  readonly placement?: { readonly [trigger: string]: number };
}
