export interface Selector {
  readonly metric: string;
  readonly labels: Record<string, string>;
}

/** Each metric of an expression, with the labels by which it is selected. */
export function selectors(expression: string): Selector[] {
  return [...expression.matchAll(/([a-z_:]+)\{([^}]*(?:\{[0-9,]+\}[^}]*)*)\}/g)].map(([, metric, text]) => ({
    metric,
    labels: Object.fromEntries([...text.matchAll(/(\w+)(?:=~|!=|=)"([^"]*)"/g)].map(([, label, value]) => [label, value])),
  }));
}
