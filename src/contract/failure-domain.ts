/**
 * What may fail while events keep flowing. Each one includes those before it.
 */
export enum FailureDomain {
  /** One pod: killed, evicted, crashed, or replaced in a rollout. */
  POD = 'POD',

  /** One node, with every pod and local volume on it. */
  NODE = 'NODE',

  /** One zone (label topology.kubernetes.io/zone), with every node in it. Needs at least three zones. */
  ZONE = 'ZONE',
}
