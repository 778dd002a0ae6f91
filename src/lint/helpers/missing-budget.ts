import { podSelector, WorkloadKind } from '../../argo-events/catalog/labels';
import { Pods } from '../../flow/flow';
import { matchesLabels } from '../../flow/selector-index';
import { FlowObject } from '../../manifests/manifest-object';

/** Several pods that drains may take at once. */
export function lacksBudget({ replicas, budgets }: Pick<Pods, 'replicas' | 'budgets'>): boolean {
  return replicas > 1 && budgets.length === 0;
}

/** The labels by which the controller's pods are told apart; pods of own servers have only those of their template. */
export function budgetSelector({ object: { kind, name }, labels }: Pick<Pods, 'labels'> & { readonly object: FlowObject }): Readonly<Record<string, string>> {
  const selector = podSelector(kind as WorkloadKind, name);
  return matchesLabels(selector, labels) ? selector : labels;
}
