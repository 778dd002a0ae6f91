import { Facts } from './facts';
import { Flow } from './flow';
import { selectsNamespace } from './selector-index';
import { FlowObject } from '../manifests/manifest-object';
import { objectsOfKind } from '../manifests/objects-of-kind';
import { asArray, asRecord, at } from '../values/json-values';

const BINDING = 'MutatingAdmissionPolicyBinding';

/** What it takes of a flow to tell where its policies act. */
export type PolicyObjects = Pick<Flow, 'objects' | 'complete' | 'podPolicies'>;

/** Whether the pod policy acts on new pods of a namespace; undefined where that is not known. What was given counts. */
export function podPolicyIn(flow: PolicyObjects, { podPolicy }: Facts, namespace: string): boolean | undefined {
  return podPolicy ?? (flow.podPolicies.length === 0 ? undefined : anyOf(flow.podPolicies.map(policy => acts(policy, namespace, flow))));
}

/** Whether a policy acts in every namespace, whatever its labels. */
export function actsEverywhere(flow: PolicyObjects): boolean {
  return flow.podPolicies.some(policy => acts(policy, '', flow) === true);
}

function acts(policy: FlowObject, namespace: string, flow: PolicyObjects): boolean | undefined {
  const { spec } = policy.manifest as { spec?: unknown };
  const selected = takes(at(spec, 'matchConstraints', 'namespaceSelector'), namespace, flow);
  return policy.kind === 'MutatingAdmissionPolicy' ? allOf([selected, isBound(policy, namespace, flow)]) : selected;
}

/** A MutatingAdmissionPolicy without a binding does nothing. */
function isBound({ name }: FlowObject, namespace: string, flow: PolicyObjects): boolean | undefined {
  const bindings = objectsOfKind(flow.objects, BINDING).filter(({ manifest }) => at(manifest, 'spec', 'policyName') === name);
  if (bindings.length === 0) return flow.complete.has(BINDING) ? false : undefined;
  return anyOf(bindings.map(({ manifest }) => {
    const { namespaceSelector, ...others } = asRecord(at(manifest, 'spec', 'matchResources')) ?? {};
    const isNarrower = Object.entries(others).some(([field, value]) => field !== 'matchPolicy' && !isEmpty(value));
    return allOf([takes(namespaceSelector, namespace, flow), isNarrower ? undefined : true]);
  }));
}

function isEmpty(value: unknown): boolean {
  return (asArray(value) ?? Object.keys(asRecord(value) ?? {})).length === 0;
}

/** The labels of a namespace are known where it is among the objects; its name is a label of every namespace. */
function takes(selector: unknown, namespace: string, { objects }: PolicyObjects): boolean | undefined {
  if (selector === undefined || isEmpty(selector)) return true;
  return selectsNamespace(selector, namespace, objectsOfKind(objects, 'Namespace').find(({ name }) => name === namespace)?.labels);
}

function anyOf(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

function allOf(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}
