import { Size } from 'cdk8s';

/** The volume of each server. */
export interface StorageOptions {
  /**
   * Size of the volume.
   *
   * @default Size.gibibytes(20)
   */
  readonly size?: Size;

  /**
   * StorageClass. It should bind its volumes when a pod is scheduled (WaitForFirstConsumer).
   *
   * @default - the default class of the cluster
   */
  readonly storageClassName?: string;

  /**
   * Access mode: `ReadWriteOnce`, `ReadWriteOncePod` or `ReadWriteMany`.
   *
   * @default - ReadWriteOnce
   */
  readonly accessMode?: string;
}
