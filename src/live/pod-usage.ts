import { ReadOnlyKubectl } from './read-only-kubectl';
import { UsageError } from '../contract/usage-error';
import { UsageRead } from '../flow/pod-usage';
import { strings } from '../manifests/strings';
import { asRecords, asString, at, Json } from '../values/json-values';
import { quantity } from '../values/quantity';

export const POD_METRICS = 'pods.metrics.k8s.io';

/** Reads the resource metrics API, which needs fewer rights than the kubelets. */
export async function readPodUsage(kubectl: ReadOnlyKubectl, namespace: string | undefined): Promise<UsageRead> {
  const [pods, metrics] = await Promise.all([kubectl.list('pods', namespace), metricsOf(kubectl, namespace)]);
  if (!('value' in metrics)) return { unknown: metrics.failure === 'forbidden' ? 'forbidden' : 'no-metrics' };
  if (!('value' in pods)) return { unknown: 'forbidden' };
  const measured = new Map(metrics.value.map(each => [keyOf(each), each]));
  return {
    usage: pods.value.flatMap(pod => {
      const containers = asRecords(at(measured.get(keyOf(pod)), 'containers')).map(({ name, usage }) => ({
        name: asString(name) ?? '', cpu: quantity(at(usage, 'cpu')) ?? 0, memory: quantity(at(usage, 'memory')) ?? 0,
      }));
      return containers.length === 0 ? [] : [{ namespace: asString(at(pod, 'metadata', 'namespace')) ?? '', labels: strings(at(pod, 'metadata', 'labels')), containers }];
    }),
  };
}

/** An aggregated API whose server is away is an error of kubectl; for the costs it is the same as none. */
async function metricsOf(kubectl: ReadOnlyKubectl, namespace: string | undefined) {
  try {
    return await kubectl.list(POD_METRICS, namespace);
  } catch (error) {
    if (error instanceof UsageError) return { failure: 'no such kind' as const };
    throw error;
  }
}

function keyOf(object: Json): string {
  return `${asString(at(object, 'metadata', 'namespace'))}/${asString(at(object, 'metadata', 'name'))}`;
}
