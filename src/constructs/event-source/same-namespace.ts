import { Chart } from 'cdk8s';
import { Construct } from 'constructs';

/** A route leads to Services of its own namespace. */
export function validateSameChartNamespace(scope: Construct, eventSource: Construct & { readonly eventSourceName: string }): void {
  const [own, other] = [scope, eventSource].map(construct => Chart.of(construct).namespace);
  if (own === other) return;
  throw new Error(`eventSource: got the EventSource "${eventSource.eventSourceName}" of namespace ${other ?? '(none given)'} in namespace ${own ?? '(none given)'}. `
    + 'A route reaches only Services in its own namespace. Allowed: a chart in the namespace of the EventSource');
}
