import { Amount, NOTHING, times, unknown } from './amount';
import { Gap } from './gap';
import { Resources } from './resources';

export type Role =
  | 'servers' | 'reloader' | 'exporter' | 'keeper' | 'secrets-job'
  | 'pods' | 'bus-guard' | 'bucket-job' | 'node-guard' | 'controller';

/** Equal containers, and what all of them together request. */
export interface Item {
  readonly role: Role;
  readonly container: string;
  /** Whether it ends: a Job holds its share until then. */
  readonly ends: boolean;
  /** Pods that it adds: none for a further container of a pod. */
  readonly pods: Amount;
  readonly cpu: Amount;
  readonly memory: Amount;
  readonly memoryLimit: Amount;
  /** Bytes of volumes. */
  readonly volumes: Amount;
}

export interface ItemInput {
  readonly role: Role;
  readonly container: string;
  /** Pods that have the container. */
  readonly pods: Amount;
  readonly resources: Resources;
  /** A container beside the first one of its pod. */
  readonly beside?: boolean;
  readonly ends?: boolean;
  /** Bytes of the volumes of each pod. */
  readonly volume?: Amount;
}

export function item({ role, container, pods, resources, beside = false, ends = false, volume = NOTHING }: ItemInput): Item {
  return {
    role,
    container,
    ends,
    pods: beside ? NOTHING : pods,
    cpu: times(pods, resources.cpu),
    memory: times(pods, resources.memory),
    memoryLimit: times(pods, resources.memoryLimit),
    volumes: times(pods, volume),
  };
}

/** Servers of which nothing is known. */
export function unknownServers(gap: Gap): Item {
  const amount = unknown(gap);
  return { role: 'servers', container: '', ends: false, pods: amount, cpu: amount, memory: amount, memoryLimit: amount, volumes: amount };
}
