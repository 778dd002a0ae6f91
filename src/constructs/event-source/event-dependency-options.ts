import * as argoevents from '../../../imports/argo-events';

/** What a dependency on an event adds to its name. */
export interface EventDependencyOptions {
  /**
   * Name of the dependency in the Sensor, used in `conditions` and parameters.
   *
   * @default - the name of the event
   */
  readonly name?: string;

  /**
   * Which of the events count.
   *
   * @default - all
   */
  readonly filters?: argoevents.EventDependencyFilter;

  /**
   * Whether all filters must match (`and`) or one of them (`or`).
   *
   * @default 'and'
   */
  readonly filtersLogicalOperator?: string;

  /**
   * A change of the event before it is filtered.
   *
   * @default - none
   */
  readonly transform?: argoevents.EventDependencyTransformer;
}
