/** A port of a Service, and the endpoints of webhooks behind it. */
export interface RoutedPort {
  readonly service: string;
  readonly port: number;
  readonly endpoints: readonly string[];
}

export interface HttpRouteInput {
  readonly metadata: object;
  readonly gateways: readonly { readonly name: string; readonly namespace?: string; readonly sectionName?: string }[];
  readonly hostnames?: readonly string[];
  readonly ports: readonly RoutedPort[];
  readonly requestTimeout: string;
  /** `retry` of each rule; undefined where something else repeats requests. */
  readonly retry?: { readonly attempts: number; readonly backoff: string; readonly codes: readonly number[] };
}

/** Gateways need not take more matches in a rule. */
const MATCHES_OF_A_RULE = 8;

/**
 * Requests for the endpoints of webhooks, and for nothing else.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 */
export function httpRoute({ metadata, gateways, hostnames, ports, requestTimeout, retry }: HttpRouteInput) {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata,
    spec: {
      parentRefs: gateways.map(({ name, namespace, sectionName }) => ({ name, ...namespace && { namespace }, ...sectionName && { sectionName } })),
      ...hostnames && { hostnames },
      rules: ports.flatMap(({ service, port, endpoints }) => chunks(endpoints.map(pathMatch)).map(matches => ({
        matches,
        backendRefs: [{ name: service, port }],
        timeouts: { request: requestTimeout },
        ...retry && { retry },
      }))),
    },
  };
}

/** Of an endpoint with variables, `/order/{id}`, the part before them. */
function pathMatch(endpoint: string) {
  const [fixed, ...variables] = endpoint.split('{');
  return { path: variables.length === 0 ? { type: 'Exact', value: endpoint } : { type: 'PathPrefix', value: fixed.replace(/(.)\/$/, '$1') } };
}

function chunks<T>(list: readonly T[]): T[][] {
  const starts = list.map((_, index) => index).filter(index => index % MATCHES_OF_A_RULE === 0);
  return starts.map(start => list.slice(start, start + MATCHES_OF_A_RULE));
}
