import { HaSensorProps } from './ha-sensor-props';
import { validateSensor } from './validate';
import * as argoevents from '../../../imports/argo-events';
import { waitsForSeveral } from '../../argo-events/catalog/conditions';
import { record } from '../checks/prop-schema';

/** Dependencies and triggers of a Sensor, which grow until the app is synthesized. */
export class SensorParts {
  public readonly dependencies: argoevents.EventDependency[];
  public readonly triggers: argoevents.Trigger[];
  private readonly warned = new Set<string>();

  public constructor(private readonly props: HaSensorProps) {
    this.dependencies = [...props.dependencies ?? []];
    this.triggers = [...props.triggers ?? []];
    validateSensor(this, props);
  }

  public addDependency(dependency: argoevents.EventDependency): void {
    record('dependency', dependency);
    this.validate({ dependencies: [...this.dependencies, dependency], triggers: this.triggers });
    this.dependencies.push(dependency);
  }

  public addTrigger(trigger: argoevents.Trigger): void {
    record('trigger', trigger);
    this.validate({ dependencies: this.dependencies, triggers: [...this.triggers, trigger] });
    this.triggers.push(trigger);
  }

  /** What was left out of the props and never added. */
  public missing(): string[] {
    return [
      ...this.dependencies.length === 0 ? ['dependencies: got none. Allowed: at least one, for example sensor.addDependency(source.event(\'order\'))'] : [],
      ...this.triggers.length === 0 ? ['triggers: got none. Allowed: at least one, for example sensor.addTrigger({ template: { name: \'...\', http: { ... } } })'] : [],
    ];
  }

  /** Whether a trigger waits for several events. */
  public get joins(): boolean {
    return this.joining().length > 0;
  }

  /** Warnings that were not given before. */
  public newWarnings(): string[] {
    const warnings = [
      ...this.joining().map(({ template }) => `the trigger "${template!.name}" waits for several events: Argo Events drops an event that arrives while the bucket of the Sensor is not readable, `
        + 'for example for some seconds after the loss of a bus server. Where no event may be lost, give each dependency its own trigger, and join the results at the receiver'),
      ...this.triggers.filter(({ atLeastOnce }) => atLeastOnce === false).map(({ template }) =>
        `the trigger "${template!.name}" has atLeastOnce false: its event is lost when the pod dies while it runs, and it is never retried`),
    ];
    const fresh = warnings.filter(warning => !this.warned.has(warning));
    for (const warning of fresh) this.warned.add(warning);
    return fresh;
  }

  private joining(): argoevents.Trigger[] {
    return this.triggers.filter(({ template }) => waitsForSeveral(template?.conditions, this.dependencies));
  }

  private validate(parts: { readonly dependencies: argoevents.EventDependency[]; readonly triggers: argoevents.Trigger[] }): void {
    validateSensor(parts, { retryStrategy: this.props.retryStrategy });
  }
}
