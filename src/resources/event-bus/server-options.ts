export interface ServerOptionsInput {
  readonly maxPayload: string;
  /** In NATS's words. */
  readonly pingInterval: string;
  readonly pingMax: number;
}

/**
 * The controller begins the configuration of every server with `max_payload: ` and `spec.jetstream.maxPayload`, as it is. So what stands on
 * further lines of that text are directives of nats-server too, and there is no other field for these.
 *
 * A server that vanished without a word is given up after (pingMax + 1) * pingInterval: 4 s with 1 s and 3, by default 90 s. Until then its peers
 * send it what its leaders should get, and a publish waits 5 s for an answer that cannot come. It has to be less than these 5 s.
 *
 * @see https://github.com/argoproj/argo-events/blob/v1.9.11/pkg/reconciler/eventbus/installer/assets/jetstream/nats-cluster.conf
 */
export function serverOptions({ maxPayload, pingInterval, pingMax }: ServerOptionsInput): string {
  return [maxPayload, `ping_interval: ${pingInterval}`, `ping_max: ${pingMax}`].join('\n');
}
