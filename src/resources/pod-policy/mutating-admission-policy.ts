import { MutatingPolicyInput } from './mutating-policy-input';
import { POD_ADDITIONS, variables } from './pod-additions';
import { podsOfArgoEvents } from './pods-of-argo-events';

export const ADMISSION_REGISTRATION = 'admissionregistration.k8s.io/v1';

/** The same before its general availability, where the API server serves it. */
export const ADMISSION_REGISTRATION_BETA = 'admissionregistration.k8s.io/v1beta1';

/** IfNeeded: another policy or webhook may change the pod afterwards, and every mutation does nothing the second time. */
export function mutatingAdmissionPolicy({ failurePolicy, namespaceSelector }: MutatingPolicyInput, apiVersion = ADMISSION_REGISTRATION) {
  return {
    apiVersion,
    kind: 'MutatingAdmissionPolicy',
    spec: {
      failurePolicy,
      reinvocationPolicy: 'IfNeeded',
      matchConstraints: { matchPolicy: 'Equivalent', ...podsOfArgoEvents(namespaceSelector) },
      variables,
      mutations: POD_ADDITIONS.flatMap(addition => addition.mutations),
    },
  };
}

export function mutatingAdmissionPolicyBinding(policyName: string, apiVersion = ADMISSION_REGISTRATION) {
  return {
    apiVersion,
    kind: 'MutatingAdmissionPolicyBinding',
    spec: { policyName },
  };
}
