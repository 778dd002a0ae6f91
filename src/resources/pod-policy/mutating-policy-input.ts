import { LabelSelector } from '../../../imports/argo-events';

export interface MutatingPolicyInput {
  /** Ignore or Fail. */
  readonly failurePolicy: string;
  readonly namespaceSelector?: LabelSelector;
}
