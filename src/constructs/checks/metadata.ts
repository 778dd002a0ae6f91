import { ApiObjectMetadata, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { fields, records, text, textByName, texts } from './prop-schema';

export const metadata = fields<ApiObjectMetadata>({
  name: text,
  namespace: text,
  labels: textByName,
  annotations: textByName,
  finalizers: texts,
  ownerReferences: records,
});

/** A custom resource and the objects beside it go to one namespace, or nothing finds anything. */
export function validateNamespace(scope: Construct, given?: ApiObjectMetadata): void {
  const { namespace } = Chart.of(scope);
  if (!given?.namespace || given.namespace === namespace) return;
  throw new Error(`metadata.namespace: got "${given.namespace}"; the other objects of the construct go to the namespace of the chart, ${namespace ?? '(none given)'}. `
    + `Allowed: no metadata.namespace, and a namespace for the chart: new Chart(app, '...', { namespace: '${given.namespace}' })`);
}
