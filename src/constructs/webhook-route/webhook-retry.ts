import { Duration } from 'cdk8s';
import { Checks, duration, validateProps, wholeNumber } from '../checks/prop-schema';

/** How requests are repeated. */
export interface WebhookRetryOptions {
  /**
   * How often a request is repeated at most.
   *
   * @default 3
   */
  readonly attempts?: number;

  /**
   * Pause before a request is repeated, in whole milliseconds.
   *
   * @default Duration.millis(50)
   */
  readonly backoff?: Duration;

  /**
   * How long a connection to a pod may take. A pod of a lost node never answers. Only Envoy Gateway has it.
   *
   * @default Duration.millis(500)
   */
  readonly connectTimeout?: Duration;
}

const OPTIONS: Checks<WebhookRetryOptions> = { attempts: wholeNumber(1), backoff: duration, connectTimeout: duration };

/** Who repeats a request that a pod does not take on another pod. */
export class WebhookRetry {
  /**
   * Envoy Gateway 1.8 or later, by a BackendTrafficPolicy. It repeats only requests that did not reach a pod, and checks the pods once a second.
   */
  public static envoyGateway(options: WebhookRetryOptions = {}): WebhookRetry {
    return WebhookRetry.of('envoy-gateway', options);
  }

  /**
   * A gateway that has `retry` of HTTPRoute, by which it also repeats answers 502, 503 and 504. The field is in the experimental channel of the Gateway API:
   * with the custom resource definitions of the standard channel, the API server drops it. In 2026 Cilium, kgateway and agentgateway have it, beside Envoy Gateway.
   *
   * @throws when `connectTimeout` is given
   */
  public static httpRoute(options: WebhookRetryOptions = {}): WebhookRetry {
    if (options.connectTimeout) throw new Error('connectTimeout: got a value for retries of HTTPRoute, which has no such field. Allowed: no connectTimeout, or WebhookRetry.envoyGateway()');
    return WebhookRetry.of('http-route', options);
  }

  /** Nobody, or what is made elsewhere: requests to a lost node fail until it is marked NotReady. */
  public static none(): WebhookRetry {
    return new WebhookRetry('none', 0, Duration.millis(0), Duration.millis(0));
  }

  private static of(kind: string, options: WebhookRetryOptions): WebhookRetry {
    validateProps(options, OPTIONS);
    return new WebhookRetry(kind, options.attempts ?? 3, options.backoff ?? Duration.millis(50), options.connectTimeout ?? Duration.millis(500));
  }

  private constructor(
    /** `envoy-gateway`, `http-route` or `none`. */
    public readonly kind: string,
    /** How often a request is repeated at most. */
    public readonly attempts: number,
    /** Pause before a request is repeated. */
    public readonly backoff: Duration,
    /** How long a connection may take. */
    public readonly connectTimeout: Duration,
  ) {}
}
