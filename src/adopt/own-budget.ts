import { Pods } from '../flow/flow';

/** A budget of the user's own, which stays: of two that select a pod, the API server evicts it by neither. */
export function ownBudgetOf({ budgets }: Pick<Pods, 'budgets'>, name: string): string | undefined {
  return budgets.find(({ object }) => object.name !== name)?.object.name;
}
