import { RouteBackend } from './route';
import { Flow } from '../../../flow/flow';
import { FlowObject } from '../../../manifests/manifest-object';
import { asArray, asRecord, asString, at } from '../../../values/json-values';

/** The gateway of a route, as far as its kind tells. */
export type Gateway = 'gateway-api' | 'ingress-nginx' | 'traefik' | 'istio' | 'contour' | 'ingress';

/** Whether a route sends a request that one pod does not take to another one; undefined for a kind of which it is not known. */
export interface Retries {
  readonly gateway: Gateway;
  /** `unknown`: an object that decides it is not among the manifests. */
  readonly answer: 'yes' | 'no' | 'unknown';
  /** That object. */
  readonly missing?: string;
}

export function retriesOf(flow: Flow, { route, path }: RouteBackend): Retries | undefined {
  switch (route.kind) {
    case 'HTTPRoute': return httpRoute(flow, route, asArray(at(route.manifest, 'spec', 'rules'))?.[path[2] as number]);
    case 'Ingress': return ingress(flow, route);
    case 'IngressRoute': return traefik(flow, route, at(asArray(at(route.manifest, 'spec', 'routes'))?.[path[2] as number], 'middlewares'));
    // a mesh tries twice unless it is told not to
    case 'VirtualService': return path[1] !== 'http' ? undefined
      : { gateway: 'istio', answer: at(asArray(at(route.manifest, 'spec', 'http'))?.[path[2] as number], 'retries', 'attempts') === 0 ? 'no' : 'yes' };
    case 'HTTPProxy': return path[1] !== 'routes' ? undefined
      : { gateway: 'contour', answer: at(asArray(at(route.manifest, 'spec', 'routes'))?.[path[2] as number], 'retryPolicy') === undefined ? 'no' : 'yes' };
    default: return undefined;
  }
}

/** The field of the route, which is experimental, a policy of Envoy Gateway, or a Middleware of Traefik. */
function httpRoute(flow: Flow, route: FlowObject, rule: unknown): Retries {
  const attempts = at(rule, 'retry', 'attempts');
  const own = at(rule, 'retry') !== undefined && attempts !== 0;
  if (own || flow.objects.some(object => object.kind === 'BackendTrafficPolicy' && policyRetries(object) && targets(object, route))) return { gateway: 'gateway-api', answer: 'yes' };
  const middlewares = (asArray(at(rule, 'filters')) ?? []).map(filter => at(filter, 'extensionRef')).filter(reference => at(reference, 'kind') === 'Middleware');
  return middlewares.length === 0 ? { gateway: 'gateway-api', answer: 'no' } : traefik(flow, route, middlewares);
}

function policyRetries({ manifest }: FlowObject): boolean {
  const retry = asRecord(at(manifest, 'spec', 'retry'));
  return retry !== undefined && retry.numRetries !== 0;
}

/** The route itself, or a Gateway that it is attached to. */
function targets(policy: FlowObject, route: FlowObject): boolean {
  const references = [at(policy.manifest, 'spec', 'targetRef'), ...asArray(at(policy.manifest, 'spec', 'targetRefs')) ?? []];
  const gateways = (asArray(at(route.manifest, 'spec', 'parentRefs')) ?? []).map(parent => `${asString(at(parent, 'namespace')) ?? route.namespace}/${asString(at(parent, 'name'))}`);
  return references.some(reference => {
    const name = asString(at(reference, 'name'));
    switch (at(reference, 'kind')) {
      case 'HTTPRoute': return policy.namespace === route.namespace && name === route.name;
      case 'Gateway': return gateways.includes(`${policy.namespace}/${name}`);
      default: return false;
    }
  });
}

const TRAEFIK = 'traefik.ingress.kubernetes.io/router.middlewares';

/** Annotations with which ingress controllers repeat a request that is not idempotent, as a POST is. */
const INGRESS_RETRIES: readonly (readonly [annotation: string, value: RegExp])[] = [
  ['nginx.ingress.kubernetes.io/proxy-next-upstream', /\bnon_idempotent\b/],
  ['nginx.org/location-snippets', /proxy_next_upstream\b[^;]*\bnon_idempotent\b/],
  ['haproxy.org/backend-config-snippet', /\bretry-on\b/],
  ['haproxy-ingress.github.io/config-backend', /\bretry-on\b/],
];

function ingress(flow: Flow, route: FlowObject): Retries {
  const { annotations } = route;
  const names = annotations[TRAEFIK];
  // <namespace>-<name>@kubernetescrd
  if (names !== undefined) {
    return traefik(flow, route, names.split(',').map(name => ({ joined: name.trim().replace(/@.*$/, '') })));
  }
  const nginx = Object.keys(annotations).some(key => key.startsWith('nginx.ingress.kubernetes.io/')) || at(route.manifest, 'spec', 'ingressClassName') === 'nginx';
  const retries = INGRESS_RETRIES.some(([annotation, value]) => value.test(annotations[annotation] ?? ''));
  return { gateway: nginx ? 'ingress-nginx' : 'ingress', answer: retries ? 'yes' : 'no' };
}

/** Middlewares by name and namespace, or by both in one word. */
function traefik({ objects }: Flow, route: FlowObject, references: unknown): Retries {
  const joined = (namespace: string, name: string | undefined) => `${namespace === '' ? 'default' : namespace}-${name}`;
  const middlewares = (asArray(references) ?? []).map(reference => {
    const name = asString(at(reference, 'joined')) ?? joined(asString(at(reference, 'namespace')) ?? route.namespace, asString(at(reference, 'name')));
    return { name, object: objects.find(each => each.kind === 'Middleware' && joined(each.namespace, each.name) === name) };
  });
  if (middlewares.some(({ object }) => asRecord(at(object?.manifest, 'spec', 'retry')) !== undefined)) return { gateway: 'traefik', answer: 'yes' };
  const missing = middlewares.find(({ object }) => object === undefined);
  return missing === undefined ? { gateway: 'traefik', answer: 'no' } : { gateway: 'traefik', answer: 'unknown', missing: `Middleware ${missing.name}` };
}
