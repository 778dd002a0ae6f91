import { MutatingPolicyInput } from './mutating-policy-input';
import { POD_ADDITIONS, variables } from './pod-additions';
import { podsOfArgoEvents } from './pods-of-argo-events';

/** The same variables and mutations as in the MutatingAdmissionPolicy, run by Kyverno's webhook. */
export function kyvernoMutatingPolicy({ failurePolicy, namespaceSelector }: MutatingPolicyInput) {
  return {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'MutatingPolicy',
    spec: {
      failurePolicy,
      reinvocationPolicy: 'IfNeeded',
      evaluation: { admission: { enabled: true }, mutateExisting: { enabled: false } },
      webhookConfiguration: { timeoutSeconds: 5 },
      matchConstraints: podsOfArgoEvents(namespaceSelector),
      variables,
      mutations: POD_ADDITIONS.flatMap(addition => addition.mutations),
    },
  };
}
