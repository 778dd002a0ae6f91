import { FailureDomain } from './failure-domain';

/** Says on a custom resource what it was declared to survive, for rules and analysis to check. */
export const SURVIVES_ANNOTATION = 'cdk8s-argo-events-ha/survives';

export function survivesAnnotation(survives: FailureDomain): { [annotation: string]: string } {
  return { [SURVIVES_ANNOTATION]: survives };
}

/** The domain that a person wrote, in upper or lower case; undefined for any other word. */
export function readFailureDomain(text: string | undefined): FailureDomain | undefined {
  return Object.values(FailureDomain).find(domain => domain === text?.trim().toUpperCase());
}
