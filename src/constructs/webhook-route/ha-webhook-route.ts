import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { validateWebhookRouteProps } from './check-props';
import { HaWebhookRouteProps } from './ha-webhook-route-props';
import { backendTrafficPolicy } from '../../resources/webhook-route/backend-traffic-policy';
import { httpRoute } from '../../resources/webhook-route/http-route';
import { syncWave } from '../../resources/workload/argo-cd';
import { mergeMetadata } from '../../resources/workload/metadata';
import { validateNamespace } from '../checks/metadata';
import { validateUniqueObjects } from '../checks/unique-objects';
import { routedPorts } from '../event-source/routed-ports';
import { validateSameChartNamespace } from '../event-source/same-namespace';

/**
 * Leads callers outside of the cluster to the webhooks of an EventSource, by the Gateway API. The gateway repeats a request on another pod when the
 * node or zone of a pod is lost, so that callers need not.
 *
 * @see https://gateway-api.sigs.k8s.io/
 */
export class HaWebhookRoute extends Construct {
  /** The HTTPRoute; JSON patches may add any field. */
  public readonly httpRoute: ApiObject;

  /** The BackendTrafficPolicy of Envoy Gateway; undefined with other retries. */
  public readonly backendTrafficPolicy?: ApiObject;

  /**
   * @param scope where the route is defined, in a chart of the namespace of its EventSource
   * @param id name of the construct in its scope
   * @param props what it leads to, and through which Gateways
   */
  public constructor(scope: Construct, id: string, props: HaWebhookRouteProps) {
    super(scope, id);
    validateWebhookRouteProps(props);
    validateNamespace(this, props.metadata);
    const { eventSource, retry } = props;
    validateSameChartNamespace(this, eventSource);
    const ports = routedPorts(eventSource, props.events);
    const name = props.metadata?.name ?? eventSource.eventSourceName;
    const metadata = { ...mergeMetadata({ annotations: syncWave(props.syncWave ?? 0) }, props.metadata), name };
    this.httpRoute = new ApiObject(this, 'Resource', httpRoute({
      metadata,
      gateways: props.gateways,
      hostnames: props.hostnames,
      ports,
      requestTimeout: milliseconds('requestTimeout', props.requestTimeout ?? Duration.seconds(60)),
      retry: retry.kind === 'http-route' ? { attempts: retry.attempts, backoff: milliseconds('retry.backoff', retry.backoff), codes: [502, 503, 504] } : undefined,
    }));
    if (retry.kind === 'envoy-gateway') {
      this.backendTrafficPolicy = new ApiObject(this, 'BackendTrafficPolicy', backendTrafficPolicy({
        metadata,
        route: name,
        attempts: retry.attempts,
        backoff: milliseconds('retry.backoff', retry.backoff),
        connectTimeout: milliseconds('retry.connectTimeout', retry.connectTimeout),
        check: eventSource._healthCheck,
      }));
    }
    validateUniqueObjects(this);
  }
}

/** A duration of the Gateway API: a number of at most five digits with its unit. */
function milliseconds(prop: string, duration: Duration): string {
  const ms = duration.toMilliseconds();
  if (ms <= 0 || !Number.isInteger(ms)) throw new Error(`${prop}: got ${ms} ms. Allowed: whole milliseconds, 1 or more`);
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
