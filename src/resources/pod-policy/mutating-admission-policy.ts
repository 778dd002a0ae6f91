import { MutatingPolicyInput } from './mutating-policy-input';
import { POD_ADDITIONS, variables } from './pod-additions';
import { podsOfArgoEvents } from './pods-of-argo-events';

export const ADMISSION_REGISTRATION = 'admissionregistration.k8s.io/v1';

/** IfNeeded: another policy or webhook may change the pod afterwards, and every mutation does nothing the second time. */
export function mutatingAdmissionPolicy({ failurePolicy, namespaceSelector }: MutatingPolicyInput) {
  return {
    apiVersion: ADMISSION_REGISTRATION,
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

export function mutatingAdmissionPolicyBinding(policyName: string) {
  return {
    apiVersion: ADMISSION_REGISTRATION,
    kind: 'MutatingAdmissionPolicyBinding',
    spec: { policyName },
  };
}
