import { CostReport } from './report';
import { Amount } from '../../cost/amount';
import { Measured } from '../../cost/measured';
import { moneyOf, Prices, unpriced } from '../../cost/prices';
import { QUANTITIES, Sums, Totals } from '../../cost/sums';
import { gapText } from '../../words/amounts';

/** Raised when a field changes its meaning or is removed. */
export const COST_JSON_VERSION = 1;

/** Cores and bytes. An amount with `unknown` is at least its `known`. */
export function costJson({ cost, scenarios, prices, load, measured }: CostReport): string {
  return `${JSON.stringify({
    version: COST_JSON_VERSION,
    ...prices && { currency: prices.currency, per: prices.per, unpriced: unpriced(prices) },
    components: cost.components.map(({ object, items }) => ({
      object,
      items: items.map(item => ({ role: item.role, container: item.container, ends: item.ends, ...amounts(item) })),
    })),
    flows: cost.flows.map(({ namespace, eventSource, bus, sensor, sums }) =>
      ({ namespace, eventSource, eventBus: bus, sensor, ...sumsJson(sums, prices) })),
    standingLoad: load,
    ...measured && { measured: measuredJson(measured) },
    scenarios: scenarios.map(({ name, total }) => ({ name, ...sumsJson(total, prices) })),
  }, undefined, 2)}\n`;
}

function measuredJson(measured: Measured) {
  if ('unknown' in measured) return measured;
  return {
    items: measured.items.map(({ requested, ...item }) => ({ ...item, requested: { cpu: amount(requested.cpu), memory: amount(requested.memory) } })),
  };
}

function sumsJson({ always, jobs }: Sums, prices: Prices | undefined) {
  return { always: { ...amounts(always), ...prices && { money: amount(moneyOf(always, prices)) } }, jobs: amounts(jobs) };
}

function amounts(totals: Totals) {
  return Object.fromEntries(QUANTITIES.map(quantity => [quantity, amount(totals[quantity])]));
}

function amount({ known, gaps }: Amount) {
  return { known, ...gaps.length > 0 && { unknown: gaps.map(gap => ({ ...gap, message: gapText(gap) })) } };
}
