import { Bus } from '../flow/flow';
import { JobPodFields } from '../resources/workload/job-pod';
import { asRecord } from '../values/json-values';

/** The keeper and the Jobs run where the servers run, with images of the same registry. */
export function podFieldsOf({ jetstream }: Pick<Bus, 'jetstream'>): JobPodFields {
  const { imagePullSecrets, nodeSelector, tolerations, priorityClassName, metadata } = jetstream;
  const { labels, annotations } = asRecord(metadata) ?? {};
  return { imagePullSecrets, nodeSelector, tolerations, priorityClassName, labels, annotations: ownAnnotations(annotations) } as JobPodFields;
}

/** Without what asks the pod policy for something: these pods are not of Argo Events. */
function ownAnnotations(annotations: unknown): Readonly<Record<string, unknown>> | undefined {
  const given = asRecord(annotations);
  return given && Object.fromEntries(Object.entries(given).filter(([name]) => !name.startsWith('cdk8s-argo-events-ha/')));
}

/** Copies that a stream or bucket of the bus should have: an odd number, and no more than servers. */
export function copiesOf({ replicas, stream }: Pick<Bus, 'replicas' | 'stream'>): number {
  const servers = replicas === 0 ? stream?.replicas ?? 0 : replicas;
  return servers >= 5 && (stream?.replicas ?? 3) >= 5 ? 5 : Math.min(3, servers);
}
