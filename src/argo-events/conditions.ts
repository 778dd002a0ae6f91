/**
 * Whether a trigger keeps events in the Sensor's bucket until others have come: its conditions have an `&&`, or it has none and
 * the Sensor several dependencies.
 *
 * @see https://argoproj.github.io/argo-events/sensors/trigger-conditions/
 */
export function waitsForSeveral(conditions: string | undefined, dependencies: readonly unknown[]): boolean {
  return conditions ? conditions.includes('&') : dependencies.length > 1;
}
