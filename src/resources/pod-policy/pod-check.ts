import { cel } from './cel';
import { Validation } from './pod-addition';
import { POD_ADDITIONS, variables } from './pod-additions';
import { podsOfArgoEvents } from './pods-of-argo-events';
import { validatingAdmissionPolicy } from './validating-admission-policy';
import { LabelSelector } from '../../../imports/argo-events';
import { POD_POLICY_VERSION, PodAnnotation } from '../../contract/pod-annotations';

const knownVersion: Validation = {
  expression: cel`
    object.metadata.?annotations[?"${PodAnnotation.POLICY}"].orValue("${POD_POLICY_VERSION}") == "${POD_POLICY_VERSION}"`,
  message: `the installed HaPodPolicy knows version ${POD_POLICY_VERSION} of ${PodAnnotation.POLICY} only, so nothing was added. Install the version that knows this one, then recreate the pod`,
};

/** Runs after all mutation, on the pod as it will be stored: what was asked for and is not there was not added by anyone. */
export function podCheck(namespaceSelector?: LabelSelector) {
  return validatingAdmissionPolicy({
    matchConstraints: podsOfArgoEvents(namespaceSelector),
    variables,
    validations: [knownVersion, ...POD_ADDITIONS.flatMap(addition => addition.checks)],
  });
}
