import { hasBusGuard } from './bus-guard-fits';
import { MutatingPolicyInput } from './mutating-policy-input';
import { applyConfiguration, jsonPatch, Mutation } from './pod-addition';
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
      mutations: POD_ADDITIONS.flatMap(addition => addition.mutations).map(seeingTheGuard),
    },
  };
}

/**
 * The API server evaluates variables again for every mutation, Kyverno from 1.18 on once for all of them: the variable would
 * still deny the guard that the mutation before has added.
 */
function seeingTheGuard(mutation: Mutation): Mutation {
  return mutation.patchType === 'JSONPatch'
    ? jsonPatch(inPlace(mutation.jsonPatch.expression))
    : applyConfiguration(inPlace(mutation.applyConfiguration.expression));
}

function inPlace(expression: string): string {
  return expression.replaceAll('variables.hasBusGuard', `(${hasBusGuard})`);
}
