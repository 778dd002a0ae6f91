import { Construct } from 'constructs';
import { SENSOR } from './check-props';
import { HaSensor } from './ha-sensor';
import { HaSensorShardsProps } from './ha-sensor-shards-props';
import { shardOfTrigger } from './shard-of-trigger';
import * as argoevents from '../../../imports/argo-events';
import { parseConditions } from '../../argo-events/catalog/conditions';
import { check, Checks, validateProps, wholeNumber } from '../checks/prop-schema';

const placement = check('an object with whole numbers of at least 0 as values', value =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(shard => Number.isInteger(shard) && Number(shard) >= 0));

const SHARDS: Checks<HaSensorShardsProps> = { ...SENSOR, shards: wholeNumber(1), placement };

/**
 * Triggers that are divided over several Sensors, for more events than one active Sensor bears. Each Sensor has its own pods, and the dependencies that its
 * triggers wait for. With a name in `metadata`, the first Sensor has this name, and the others have `-1`, `-2` and so on after it.
 */
export class HaSensorShards extends Construct {
  /** The Sensors, in the order of their shards. */
  public readonly sensors: HaSensor[];

  /**
   * @param scope where the Sensors are defined, in the chart of their bus
   * @param id name of the construct in its scope
   * @param props the triggers, the number of Sensors, and what differs from the derived values
   */
  public constructor(scope: Construct, id: string, props: HaSensorShardsProps) {
    super(scope, id);
    validateProps(props, SHARDS, ['eventBus', 'shards']);
    const { shards, placement: placed = {}, ...sensorProps } = props;
    const triggers = props.triggers ?? [];
    validatePlacement(placed, triggers.map(nameOf), shards);
    const ofShard = (shard: number) => triggers.filter(trigger => (placed[nameOf(trigger)] ?? shardOfTrigger(nameOf(trigger), shards)) === shard);
    this.sensors = Array.from({ length: shards }, (_, shard) => {
      const own = ofShard(shard);
      if (own.length === 0) throw new Error(emptyShard(shard, triggers.map(nameOf)));
      const name = props.metadata?.name;
      return new HaSensor(this, `Shard${shard}`, {
        ...sensorProps,
        ...name !== undefined && shard > 0 && { metadata: { ...props.metadata, name: `${name}-${shard}` } },
        triggers: own,
        dependencies: dependenciesOf(own, props.dependencies ?? []),
      });
    });
  }
}

function validatePlacement(placed: { readonly [trigger: string]: number }, triggers: readonly string[], shards: number): void {
  for (const [trigger, shard] of Object.entries(placed)) {
    if (!triggers.includes(trigger)) throw new Error(`placement.${trigger}: there is no such trigger. Its shard has no effect. Allowed: ${triggers.join(', ')}`);
    if (shard >= shards) throw new Error(`placement.${trigger}: got ${shard}. There are ${shards} shards. Allowed: 0 to ${shards - 1}`);
  }
}

function emptyShard(shard: number, triggers: readonly string[]): string {
  return `shards: shard ${shard} got no trigger. A Sensor without a trigger does nothing. Use fewer shards, or place a trigger there: placement: { '${triggers[0] ?? 'NAME'}': ${shard} }`;
}

/** A trigger without conditions waits for an event of each dependency. */
function dependenciesOf(triggers: readonly argoevents.Trigger[], dependencies: readonly argoevents.EventDependency[]): argoevents.EventDependency[] {
  const needed = triggers.map(({ template }) => template?.conditions ? parseConditions(template.conditions).names : undefined);
  return dependencies.filter(({ name }) => needed.some(names => names === undefined || names.includes(name)));
}

function nameOf({ template }: argoevents.Trigger): string {
  return template?.name ?? '';
}
