export interface BackendTrafficPolicyInput {
  readonly metadata: object;
  readonly route: string;
  readonly attempts: number;
  readonly backoff: string;
  readonly connectTimeout: string;
  /** Path of the check, and its port where it is not the one of the requests. */
  readonly check: { readonly path: string; readonly port?: number };
}

/**
 * Repeats a request on another pod when a pod cannot be reached, and takes a pod out that does not answer.
 *
 * Three defaults of Envoy would undo it: with a panic threshold of 50 %, the checks do not count as soon as less than half of the pods are healthy, one of two
 * for example; a largest share of 10 % ejects none of three; and without `splitExternalLocalOriginErrors` a refused connection is one error among others.
 *
 * @see https://gateway.envoyproxy.io/docs/api/extension_types/#backendtrafficpolicy
 */
export function backendTrafficPolicy({ metadata, route, attempts, backoff, connectTimeout, check }: BackendTrafficPolicyInput) {
  return {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'BackendTrafficPolicy',
    metadata,
    spec: {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: route }],
      timeout: { tcp: { connectTimeout } },
      retry: {
        numRetries: attempts,
        // none of them may have reached a pod, so none makes a second event
        retryOn: { triggers: ['connect-failure', 'refused-stream', 'reset-before-request'] },
        perRetry: { backOff: { baseInterval: backoff } },
      },
      healthCheck: {
        panicThreshold: 0,
        active: {
          type: 'HTTP',
          interval: '1s',
          timeout: '500ms',
          unhealthyThreshold: 2,
          healthyThreshold: 1,
          http: { path: check.path },
          ...check.port !== undefined && { overrides: { port: check.port } },
        },
        passive: {
          splitExternalLocalOriginErrors: true,
          consecutiveLocalOriginFailures: 1,
          interval: '1s',
          baseEjectionTime: '30s',
          maxEjectionPercent: 50,
          alwaysEjectOneEndpoint: true,
        },
      },
    },
  };
}
