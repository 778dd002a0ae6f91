import { NatsPod } from './nats-pod';
import { sha256 } from '../../values/sha256';

export interface NatsJobInput {
  /** Beginning of the name; the end is a hash of the pod, because a Job cannot be changed: a change makes another one. */
  readonly prefix: string;
  readonly pod: NatsPod;
  readonly annotations: { readonly [annotation: string]: string };
}

/** Its script waits for what is missing and may run any number of times, so it fails only when the pod does. */
export function natsJob({ prefix, pod, annotations }: NatsJobInput) {
  const hash = sha256(JSON.stringify(pod)).slice(0, 8);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    // a Job's name is also a label of its pods: at most 63 characters, 9 of them for the hash
    metadata: { name: `${prefix.slice(0, 54)}-${hash}`, labels: pod.metadata.labels, annotations },
    spec: { backoffLimit: 1000, podReplacementPolicy: 'Failed', template: pod },
  };
}
