/** A named CEL expression, evaluated where it is first used. */
export interface Variable {
  readonly name: string;
  readonly expression: string;
}

/** One step of the mutating policy. Steps run in order, and each sees the pod as the one before left it. */
export type Mutation =
  | { readonly patchType: 'ApplyConfiguration'; readonly applyConfiguration: { readonly expression: string } }
  | { readonly patchType: 'JSONPatch'; readonly jsonPatch: { readonly expression: string } };

/** One step of a validating policy. */
export interface Validation {
  /** False when something is wrong. */
  readonly expression: string;
  readonly message: string;
}

/** One thing that the policy adds to a pod, and how to see that it is not there. */
export interface PodAddition {
  readonly variables: Variable[];
  readonly mutations: Mutation[];
  readonly checks: Validation[];
}

/** Merges into the pod. Refused by the API server when it touches an atomic list, map or struct. */
export function applyConfiguration(expression: string): Mutation {
  return { patchType: 'ApplyConfiguration', applyConfiguration: { expression } };
}

export function jsonPatch(expression: string): Mutation {
  return { patchType: 'JSONPatch', jsonPatch: { expression } };
}
