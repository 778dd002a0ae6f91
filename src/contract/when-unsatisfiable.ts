/**
 * What the scheduler does with a pod for which no node keeps the spread.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export enum WhenUnsatisfiable {
  /** The pod stays Pending until a node keeps the spread. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',

  /** The pod is still scheduled, on the node that harms the spread least. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}
