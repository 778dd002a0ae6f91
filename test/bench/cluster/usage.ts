import { get, kubectl } from '../../cluster/support/kubectl';

export interface Usage {
  /** Processor time so far, in ms. */
  readonly cpu: number;
  /** Working set, in MiB. */
  readonly memory: number;
}

/** What the pods of a namespace use, by the kubelets, without the pods of the bench itself. */
export function usage(namespace: string, without: readonly string[]): Usage {
  const pods = get('nodes').items
    .flatMap(({ metadata: { name } }: any) => JSON.parse(kubectl(['get', '--raw', `/api/v1/nodes/${name}/proxy/stats/summary`])).pods ?? [])
    .filter(({ podRef }: any) => podRef.namespace === namespace && !without.some(prefix => podRef.name.startsWith(prefix)));
  const sum = (value: (pod: any) => number) => pods.reduce((total: number, pod: any) => total + (value(pod) || 0), 0);
  return { cpu: sum(({ cpu }) => cpu?.usageCoreNanoSeconds / 1e6), memory: sum(({ memory }) => memory?.workingSetBytes / 2 ** 20) };
}
