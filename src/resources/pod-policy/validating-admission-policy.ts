import { ADMISSION_REGISTRATION } from './mutating-admission-policy';
import { Validation, Variable } from './pod-addition';

export interface ValidatingPolicyInput {
  readonly matchConstraints: object;
  readonly variables?: Variable[];
  readonly validations: Validation[];
}

/** Ignore: a check that itself fails must stop nothing. */
export function validatingAdmissionPolicy({ matchConstraints, variables, validations }: ValidatingPolicyInput) {
  return {
    apiVersion: ADMISSION_REGISTRATION,
    kind: 'ValidatingAdmissionPolicy',
    spec: { failurePolicy: 'Ignore', matchConstraints, ...(variables && { variables }), validations },
  };
}

export function validatingAdmissionPolicyBinding(policyName: string, validationActions: string[]) {
  return {
    apiVersion: ADMISSION_REGISTRATION,
    kind: 'ValidatingAdmissionPolicyBinding',
    spec: { policyName, validationActions },
  };
}
