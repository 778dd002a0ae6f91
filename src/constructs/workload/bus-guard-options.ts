import { Size } from 'cdk8s';

/** The bus guard: HAProxy in the pods of EventSources and Sensors. It connects them to the bus, and retries calls of webhooks. */
export interface BusGuardOptions {
  /**
   * Whether the pods have the guard. The same as `busGuard`.
   *
   * @default - as `busGuard`
   */
  readonly enabled?: boolean;

  /**
   * HAProxy image.
   *
   * @default 'haproxy:3.2-alpine'
   */
  readonly image?: string;

  /**
   * CPU request, a Kubernetes quantity of at least 1m.
   *
   * @default '10m'
   */
  readonly cpuRequest?: string;

  /**
   * Memory request and limit, at least 16 MiB. 200 requests that wait for the bus take about 45 MB.
   *
   * @default - 128 MiB with a webhook, else 64 MiB
   */
  readonly memory?: Size;
}
