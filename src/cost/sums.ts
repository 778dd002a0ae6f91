import { Amount, sum } from './amount';
import type { Component } from './components';

export const QUANTITIES = ['pods', 'cpu', 'memory', 'memoryLimit', 'volumes'] as const;

export type Quantity = typeof QUANTITIES[number];

/** Pods, cores, and bytes of memory and volumes. */
export type Totals = Readonly<Record<Quantity, Amount>>;

export interface Sums {
  /** What runs all the time. */
  readonly always: Totals;
  /** What Jobs hold beside it until they end. */
  readonly jobs: Totals;
}

export function sums(components: readonly Pick<Component, 'items'>[]): Sums {
  const items = components.flatMap(component => component.items);
  const totals = (ends: boolean) => Object.fromEntries(QUANTITIES.map(quantity =>
    [quantity, sum(items.filter(item => item.ends === ends).map(item => item[quantity]))])) as Totals;
  return { always: totals(false), jobs: totals(true) };
}
