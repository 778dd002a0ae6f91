import { FailureDomain } from './failure-domain';

/** Says on a custom resource what it was declared to survive, for rules and analysis to check. */
export function survivesAnnotation(survives: FailureDomain): { [annotation: string]: string } {
  return { 'cdk8s-argo-events-ha/survives': survives };
}
